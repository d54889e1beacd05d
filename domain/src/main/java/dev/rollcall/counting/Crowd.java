package dev.rollcall.counting;

import dev.rollcall.facts.PersonMetric;
import java.util.List;

/** People of a day that are counted together, of those who have a row in user statistics (S19). */
public enum Crowd {
  /** All of them. */
  EVERYBODY,
  /** Those whose account was activated. */
  ACTIVATED,
  /** Those whose account was made on the day. */
  CREATED,
  /** Those whose account was activated on the day. */
  REGISTERED,
  /** Those who left on the day. */
  LEFT,
  /** Those who did anything of their own. */
  ACTIVE(PersonMetric.LAST_ACTIVE),
  /** Those who used the messenger. */
  MESSENGER_USERS(PersonMetric.MESSAGES_SENT, PersonMetric.MESSENGER_USED),
  /** Those who sent a message. */
  MESSAGE_SENDERS(PersonMetric.MESSAGES_SENT),
  /** Those who used documents. */
  DOCS_USERS(PersonMetric.DOCS_CREATED, PersonMetric.DOCS_VIEWED),
  /** Those who created a document. */
  DOCS_CREATORS(PersonMetric.DOCS_CREATED),
  /** Those who used the calendar. */
  CALENDAR_USERS(PersonMetric.CALENDAR_EVENTS_CREATED, PersonMetric.CALENDAR_VIEWED),
  /** Those who created a calendar event. */
  CALENDAR_CREATORS(PersonMetric.CALENDAR_EVENTS_CREATED),
  /** Those who were in a meeting. */
  MEETING_MEMBERS(PersonMetric.MEETINGS, PersonMetric.MEETING_SECONDS),
  /** Those who created a task. */
  TASK_CREATORS(PersonMetric.TASKS_CREATED),
  /** Those who searched. */
  SEARCHERS(PersonMetric.SEARCH_QUICK, PersonMetric.SEARCH_TAB);

  private final List<PersonMetric> metrics;

  Crowd(PersonMetric... metrics) {
    this.metrics = List.of(metrics);
  }

  /** Whoever has any of these belongs to it; none for a crowd that the directory makes. */
  List<PersonMetric> metrics() {
    return metrics;
  }
}
