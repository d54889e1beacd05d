package dev.rollcall.facts;

/**
 * What is counted of the customer group chats of an owner on a day (S25-S30). An owner with none of
 * it is not in the set; the amount stands in {@link Usage#views}. The words are those of the wire.
 */
public enum GroupMetric {
  /** Chats created on the day. */
  NEW_CHATS("new_chat_cnt", false),
  /** Chats at the end of the day. */
  CHATS("chat_total", true),
  /** Of these, chats that ever had a message. */
  CHATS_WITH_MESSAGES("chat_has_msg", true),
  /** Pairs of chat and member that joined on the day, first members included. */
  NEW_MEMBERS("new_member_cnt", false),
  /** Members of the chats at the end of the day, each once a chat. */
  MEMBERS("member_total", true),
  /** Of these, members who ever posted in that chat. */
  MEMBERS_WITH_MESSAGES("member_has_msg", true),
  /** Messages ever posted in the chats. */
  MESSAGES("msg_total", true),
  /** Chats that were migrated (S30). */
  MIGRATED_CHATS("migrate_trainee_chat_cnt", true);

  private final String word;
  private final boolean level;

  GroupMetric(String word, boolean level) {
    this.word = word;
    this.level = level;
  }

  /** The word for it in published files and on the wire. */
  public String word() {
    return word;
  }

  /**
   * Whether it describes the end of a day; otherwise it counts what happened, and adds up (S28).
   */
  public boolean isLevel() {
    return level;
  }
}
