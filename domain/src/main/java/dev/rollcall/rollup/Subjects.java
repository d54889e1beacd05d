package dev.rollcall.rollup;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.Field;
import dev.rollcall.events.Form;
import dev.rollcall.facts.ClientName;
import dev.rollcall.facts.PersonMetric;
import dev.rollcall.facts.UsageKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Numbers for the apps, workplaces, blocks, meetings, chats and clients that events name, while
 * days are counted. Texts are kept as they stand in the lines, escapes included: equal texts stand
 * there equally. Not thread-safe.
 */
final class Subjects {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Form[] FORMS = Form.values();
  private static final int NONE = 0;
  private static final byte GADGET = 'g';

  private final Dictionary apps = new Dictionary();
  private final Dictionary workplaces = new Dictionary();
  private final Dictionary blocks = new Dictionary();
  private final Dictionary meetings = new Dictionary();
  private final Dictionary chats = new Dictionary();
  private final Dictionary clients = new Dictionary();

  /** The number of what an action was done with, as {@code deeds.sql} describes it. */
  @SuppressWarnings("EnumOrdinal") // lives as long as the pass; nothing stored depends on it
  int of(int action, EventLine line) {
    return switch (action) {
      case Actions.VIEWED, Actions.LEFT, Actions.CLOSED, Actions.TALKED ->
          number(apps, line, Field.APP) * FORMS.length + form(line).ordinal();
      case Actions.WORKPLACE -> number(workplaces, line, Field.WORKPLACE);
      case Actions.BLOCK -> number(blocks, line, Field.BLOCK);
      case Actions.MEETING_JOINED -> number(meetings, line, Field.MEETING);
      case Actions.GROUP_MESSAGE -> number(chats, line, Field.CHAT);
      default -> NONE;
    };
  }

  /** The number of the client that a line names, or -1. */
  int client(EventLine line) {
    return line.has(Field.CLIENT) ? number(clients, line, Field.CLIENT) : -1;
  }

  private static int number(Dictionary dictionary, EventLine line, Field field) {
    return dictionary.index(line.buffer(), line.offset(field), line.length(field));
  }

  /** Events of a bot name no form. */
  private static Form form(EventLine line) {
    if (!line.has(Field.FORM)) {
      return Form.BOT;
    }
    return line.buffer()[line.offset(Field.FORM)] == GADGET ? Form.GADGET : Form.WEBAPP;
  }

  /** What a measure of {@code usages.sql} is published as. */
  UsageKey key(int measure, int subject) {
    return switch (measure) {
      case Actions.VIEWED, Actions.TALKED ->
          UsageKey.of(text(apps, subject / FORMS.length), FORMS[subject % FORMS.length]);
      case Actions.WORKPLACE -> UsageKey.workplace(text(workplaces, subject));
      case Actions.ANY_WORKPLACE -> UsageKey.workplaces();
      case Actions.BLOCK -> UsageKey.block(text(blocks, subject));
      case Actions.CLIENT -> UsageKey.of(client(subject));
      default -> UsageKey.of(metric(measure));
    };
  }

  private static PersonMetric metric(int measure) {
    return switch (measure) {
      case Actions.LAST_ACTIVE -> PersonMetric.LAST_ACTIVE;
      case Actions.MESSAGE_SENT -> PersonMetric.MESSAGES_SENT;
      case Actions.MESSENGER_USED -> PersonMetric.MESSENGER_USED;
      case Actions.DOC_CREATED -> PersonMetric.DOCS_CREATED;
      case Actions.DOC_VIEWED -> PersonMetric.DOCS_VIEWED;
      case Actions.CALENDAR_EVENT_CREATED -> PersonMetric.CALENDAR_EVENTS_CREATED;
      case Actions.CALENDAR_VIEWED -> PersonMetric.CALENDAR_VIEWED;
      case Actions.MEETING_JOINED -> PersonMetric.MEETINGS;
      case Actions.MEETING_LEFT -> PersonMetric.MEETING_SECONDS;
      case Actions.TASK_CREATED -> PersonMetric.TASKS_CREATED;
      case Actions.MAIL_SENT_INTERNAL -> PersonMetric.MAIL_SENT_INTERNAL;
      case Actions.MAIL_SENT_EXTERNAL -> PersonMetric.MAIL_SENT_EXTERNAL;
      case Actions.MAIL_RECEIVED_INTERNAL -> PersonMetric.MAIL_RECEIVED_INTERNAL;
      case Actions.MAIL_RECEIVED_EXTERNAL -> PersonMetric.MAIL_RECEIVED_EXTERNAL;
      case Actions.SEARCH_QUICK -> PersonMetric.SEARCH_QUICK;
      case Actions.SEARCH_TAB -> PersonMetric.SEARCH_TAB;
      default -> throw new IllegalStateException("usages.sql has no measure " + measure);
    };
  }

  /** The id of a chat. */
  String chat(int subject) {
    return text(chats, subject);
  }

  private static String text(Dictionary dictionary, int index) {
    String slice = dictionary.text(index);
    return slice.indexOf('\\') < 0 ? slice : JSON.readValue('"' + slice + '"', String.class);
  }

  private ClientName client(int index) {
    JsonNode client = JSON.readTree(clients.text(index));
    return new ClientName(part(client, "os"), part(client, "package"), part(client, "version"));
  }

  private static String part(JsonNode client, String name) {
    return client.path(name).asString("");
  }
}
