package dev.rollcall.groups;

/**
 * What one person posted in one chat on a day, be they a member or not.
 *
 * @param count how many messages, at least 1
 */
public record GroupMessages(String chat, int member, int count) {
  public GroupMessages {
    if (count < 1) {
      throw new IllegalArgumentException(count + " messages of " + member + " in " + chat);
    }
  }
}
