package dev.rollcall.groups;

import java.util.List;

/**
 * What happened in the customer group chats on a day.
 *
 * @param changes in order of time, ties by event id
 * @param messages by chat, then person, each pair once; as passed in they may stand in any order,
 *     and several of a pair add up
 */
public record GroupDay(List<GroupChange> changes, List<GroupMessages> messages) {
  public GroupDay {
    changes = List.copyOf(changes);
    messages = GroupDayBytes.sorted(messages);
  }

  /** Whether nothing happened. */
  public boolean isEmpty() {
    return changes.isEmpty() && messages.isEmpty();
  }

  /** The day as docs/formats/groups.md describes it; equal days give equal bytes. */
  public byte[] toBytes() {
    return GroupDayBytes.write(this);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws BrokenGroupsException when it is something else, of a newer version, or damaged
   */
  public static GroupDay of(byte[] bytes) {
    return GroupDayBytes.read(bytes);
  }
}
