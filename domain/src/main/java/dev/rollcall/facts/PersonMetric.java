package dev.rollcall.facts;

/**
 * What is counted of a person's day (S20). A person with none of it is not in the set; the amount
 * stands in {@link Usage#views}.
 */
public enum PersonMetric {
  /**
   * Any event of the person's own doing, which receiving mail is not; the amount is the second of
   * the region's day of the last one, 0 to 86399.
   */
  LAST_ACTIVE("last_active"),
  /** Messages sent. */
  MESSAGES_SENT("im_sent"),
  /** Times the messenger was used without sending. */
  MESSENGER_USED("im_used"),
  /** Documents created. */
  DOCS_CREATED("docs_created"),
  /** Documents opened. */
  DOCS_VIEWED("docs_viewed"),
  /** Calendar events created. */
  CALENDAR_EVENTS_CREATED("calendar_created"),
  /** Times the calendar was looked at. */
  CALENDAR_VIEWED("calendar_viewed"),
  /** Distinct meetings joined. */
  MEETINGS("meetings"),
  /** Seconds in meetings, as the events of leaving say. */
  MEETING_SECONDS("meeting_seconds"),
  /** Tasks created. */
  TASKS_CREATED("tasks_created"),
  /** Mails sent to somebody of the organisation. */
  MAIL_SENT_INTERNAL("mail_sent_internal"),
  /** Mails sent to somebody outside. */
  MAIL_SENT_EXTERNAL("mail_sent_external"),
  /** Mails received from somebody of the organisation. */
  MAIL_RECEIVED_INTERNAL("mail_received_internal"),
  /** Mails received from somebody outside. */
  MAIL_RECEIVED_EXTERNAL("mail_received_external"),
  /** Quick searches. */
  SEARCH_QUICK("search_quick"),
  /** Searches within a tab. */
  SEARCH_TAB("search_tab");

  private final String word;

  PersonMetric(String word) {
    this.word = word;
  }

  /** The word for it in published files. */
  public String word() {
    return word;
  }
}
