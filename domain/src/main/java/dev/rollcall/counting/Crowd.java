package dev.rollcall.counting;

import dev.rollcall.facts.PersonMetric;
import java.util.List;
import java.util.Locale;

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
  ACTIVE,
  /** Those who used the messenger. */
  MESSENGER_USERS,
  /** Those who sent a message. */
  MESSAGE_SENDERS,
  /** Those who used documents. */
  DOCS_USERS,
  /** Those who created a document. */
  DOCS_CREATORS,
  /** Those who used the calendar. */
  CALENDAR_USERS,
  /** Those who created a calendar event. */
  CALENDAR_CREATORS,
  /** Those who were in a meeting. */
  MEETING_MEMBERS,
  /** Those who created a task. */
  TASK_CREATORS,
  /** Those who searched. */
  SEARCHERS;

  /** The word for it in published files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whoever has any of these belongs to it; none for a crowd that the directory makes. */
  List<PersonMetric> metrics() {
    return switch (this) {
      case EVERYBODY, ACTIVATED, CREATED, REGISTERED, LEFT -> List.of();
      case ACTIVE -> List.of(PersonMetric.LAST_ACTIVE);
      case MESSENGER_USERS -> List.of(PersonMetric.MESSAGES_SENT, PersonMetric.MESSENGER_USED);
      case MESSAGE_SENDERS -> List.of(PersonMetric.MESSAGES_SENT);
      case DOCS_USERS -> List.of(PersonMetric.DOCS_CREATED, PersonMetric.DOCS_VIEWED);
      case DOCS_CREATORS -> List.of(PersonMetric.DOCS_CREATED);
      case CALENDAR_USERS ->
          List.of(PersonMetric.CALENDAR_EVENTS_CREATED, PersonMetric.CALENDAR_VIEWED);
      case CALENDAR_CREATORS -> List.of(PersonMetric.CALENDAR_EVENTS_CREATED);
      case MEETING_MEMBERS -> List.of(PersonMetric.MEETINGS, PersonMetric.MEETING_SECONDS);
      case TASK_CREATORS -> List.of(PersonMetric.TASKS_CREATED);
      case SEARCHERS -> List.of(PersonMetric.SEARCH_QUICK, PersonMetric.SEARCH_TAB);
    };
  }
}
