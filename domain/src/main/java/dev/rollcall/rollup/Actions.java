package dev.rollcall.rollup;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.Field;
import dev.rollcall.events.SearchKind;
import java.nio.charset.StandardCharsets;

/** The numbers that {@code deeds.sql} and {@code usages.sql} give to what was done and counted. */
final class Actions {
  static final int NONE = 0;
  static final int VIEWED = 1;
  static final int LEFT = 2;
  static final int CLOSED = 3;
  static final int TALKED = 4;
  static final int WORKPLACE = 5;
  static final int BLOCK = 6;
  static final int MESSAGE_SENT = 7;
  static final int MESSENGER_USED = 8;
  static final int DOC_CREATED = 9;
  static final int DOC_VIEWED = 10;
  static final int CALENDAR_EVENT_CREATED = 11;
  static final int CALENDAR_VIEWED = 12;
  static final int MEETING_JOINED = 13;
  static final int MEETING_LEFT = 14;
  static final int TASK_CREATED = 15;
  static final int MAIL_SENT_INTERNAL = 16;
  static final int MAIL_SENT_EXTERNAL = 17;
  static final int SEARCH_QUICK = 18;
  static final int SEARCH_TAB = 19;
  static final int CLIENT_SEEN = 20;
  static final int MAIL_RECEIVED_INTERNAL = 21;
  static final int MAIL_RECEIVED_EXTERNAL = 22;
  static final int GROUP_MESSAGE = 23;

  /** Measures of {@code usages.sql} that no action has. */
  static final int ANY_WORKPLACE = 30;

  static final int LAST_ACTIVE = 31;
  static final int CLIENT = 32;

  private static final byte TAB = SearchKind.TAB.word().getBytes(StandardCharsets.US_ASCII)[0];

  private Actions() {}

  /** What an event does; {@link #NONE} for events about the directory and the shape of chats. */
  static int of(EventLine line) {
    return switch (line.type()) {
      case APP_PAGE_VIEWED -> VIEWED;
      case APP_LEFT -> LEFT;
      case APP_CLOSED -> CLOSED;
      case BOT_MESSAGE_SENT, BOT_MESSAGE_READ -> TALKED;
      case IM_MESSAGE_SENT -> MESSAGE_SENT;
      case IM_USED -> MESSENGER_USED;
      case DOC_CREATED -> DOC_CREATED;
      case DOC_VIEWED -> DOC_VIEWED;
      case CALENDAR_EVENT_CREATED -> CALENDAR_EVENT_CREATED;
      case CALENDAR_VIEWED -> CALENDAR_VIEWED;
      case MEETING_JOINED -> MEETING_JOINED;
      case MEETING_LEFT -> MEETING_LEFT;
      case TASK_CREATED -> TASK_CREATED;
      case MAIL_SENT -> isExternal(line) ? MAIL_SENT_EXTERNAL : MAIL_SENT_INTERNAL;
      case MAIL_RECEIVED -> isExternal(line) ? MAIL_RECEIVED_EXTERNAL : MAIL_RECEIVED_INTERNAL;
      case SEARCH_PERFORMED ->
          line.buffer()[line.offset(Field.KIND)] == TAB ? SEARCH_TAB : SEARCH_QUICK;
      case CLIENT_SEEN -> CLIENT_SEEN;
      case WORKPLACE_VISITED -> WORKPLACE;
      case BLOCK_VISITED -> BLOCK;
      case GROUP_MESSAGE_SENT -> GROUP_MESSAGE;
      case GROUP_CREATED,
          GROUP_DISMISSED,
          GROUP_MIGRATED,
          GROUP_OWNER_CHANGED,
          GROUP_MEMBER_JOINED,
          GROUP_MEMBER_LEFT,
          DEPARTMENT_SET,
          DEPARTMENT_REMOVED,
          PERSON_SET,
          PERSON_LEFT,
          PERSON_ERASED,
          APP_SET ->
          NONE;
    };
  }

  /** Whether it is one of those that page views and opens are counted from. */
  static boolean isOfApp(int action) {
    return action == VIEWED || action == LEFT || action == CLOSED;
  }

  /** Whether it is the person's own doing, which receiving mail and posting in chats are not. */
  static boolean isOwn(int action) {
    return action < MAIL_RECEIVED_INTERNAL;
  }

  /** How much an event adds: seconds in a meeting, otherwise once. */
  static long amount(int action, EventLine line) {
    return action == MEETING_LEFT ? line.number(Field.SECONDS, 0) : 1;
  }

  private static boolean isExternal(EventLine line) {
    return line.flag(Field.EXTERNAL, false);
  }
}
