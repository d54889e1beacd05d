package dev.rollcall.events;

import static dev.rollcall.events.Field.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue: every type with its word and its data fields in order, those that must be there
 * first. Any event may carry {@link Field#CLIENT} besides, always last.
 */
@SuppressWarnings("ImmutableEnumChecker") // the arrays stay in this package, unchanged
public enum EventType {
  APP_PAGE_VIEWED(
      "app.page_viewed",
      List.of(PERSON, APP, FORM),
      List.of(PAGE),
      (envelope, data) ->
          new AppEvent.PageViewed(
              envelope, data.needed(PERSON), data.needed(APP), form(data), data.text(PAGE))),
  APP_LEFT(
      "app.left",
      List.of(PERSON, APP, FORM),
      List.of(PAGE),
      (envelope, data) ->
          new AppEvent.Left(
              envelope, data.needed(PERSON), data.needed(APP), form(data), data.text(PAGE))),
  APP_CLOSED(
      "app.closed",
      List.of(PERSON, APP, FORM),
      List.of(PAGE),
      (envelope, data) ->
          new AppEvent.Closed(
              envelope, data.needed(PERSON), data.needed(APP), form(data), data.text(PAGE))),
  BOT_MESSAGE_SENT(
      "bot.message_sent",
      List.of(PERSON, APP),
      List.of(),
      (envelope, data) ->
          new BotEvent.MessageSent(envelope, data.needed(PERSON), data.needed(APP))),
  BOT_MESSAGE_READ(
      "bot.message_read",
      List.of(PERSON, APP),
      List.of(),
      (envelope, data) ->
          new BotEvent.MessageRead(envelope, data.needed(PERSON), data.needed(APP))),
  IM_MESSAGE_SENT(
      "im.message_sent",
      List.of(PERSON),
      List.of(),
      (envelope, data) -> new ImEvent.MessageSent(envelope, data.needed(PERSON))),
  IM_USED(
      "im.used",
      List.of(PERSON),
      List.of(),
      (envelope, data) -> new ImEvent.Used(envelope, data.needed(PERSON))),
  DOC_CREATED(
      "doc.created",
      List.of(PERSON),
      List.of(DOC),
      (envelope, data) -> new DocEvent.Created(envelope, data.needed(PERSON), data.text(DOC))),
  DOC_VIEWED(
      "doc.viewed",
      List.of(PERSON),
      List.of(DOC),
      (envelope, data) -> new DocEvent.Viewed(envelope, data.needed(PERSON), data.text(DOC))),
  CALENDAR_EVENT_CREATED(
      "calendar.event_created",
      List.of(PERSON),
      List.of(),
      (envelope, data) -> new CalendarEvent.EventCreated(envelope, data.needed(PERSON))),
  CALENDAR_VIEWED(
      "calendar.viewed",
      List.of(PERSON),
      List.of(),
      (envelope, data) -> new CalendarEvent.Viewed(envelope, data.needed(PERSON))),
  MEETING_JOINED(
      "meeting.joined",
      List.of(PERSON, MEETING),
      List.of(),
      (envelope, data) ->
          new MeetingEvent.Joined(envelope, data.needed(PERSON), data.needed(MEETING))),
  MEETING_LEFT(
      "meeting.left",
      List.of(PERSON, MEETING, SECONDS),
      List.of(),
      (envelope, data) ->
          new MeetingEvent.Left(
              envelope,
              data.needed(PERSON),
              data.needed(MEETING),
              data.needed(SECONDS, Integer.class))),
  TASK_CREATED(
      "task.created",
      List.of(PERSON),
      List.of(),
      (envelope, data) -> new TaskEvent.Created(envelope, data.needed(PERSON))),
  MAIL_SENT(
      "mail.sent",
      List.of(PERSON, EXTERNAL),
      List.of(),
      (envelope, data) ->
          new MailEvent.Sent(envelope, data.needed(PERSON), data.needed(EXTERNAL, Boolean.class))),
  MAIL_RECEIVED(
      "mail.received",
      List.of(PERSON, EXTERNAL),
      List.of(),
      (envelope, data) ->
          new MailEvent.Received(
              envelope, data.needed(PERSON), data.needed(EXTERNAL, Boolean.class))),
  SEARCH_PERFORMED(
      "search.performed",
      List.of(PERSON, KIND),
      List.of(),
      (envelope, data) ->
          new SearchEvent.Performed(
              envelope, data.needed(PERSON), data.needed(KIND, SearchKind.class))),
  CLIENT_SEEN(
      "client.seen",
      List.of(PERSON),
      List.of(),
      (envelope, data) -> new ClientEvent.Seen(envelope, data.needed(PERSON))),
  WORKPLACE_VISITED(
      "workplace.visited",
      List.of(PERSON, WORKPLACE),
      List.of(),
      (envelope, data) ->
          new WorkplaceEvent.Visited(envelope, data.needed(PERSON), data.needed(WORKPLACE))),
  BLOCK_VISITED(
      "block.visited",
      List.of(PERSON, BLOCK),
      List.of(WORKPLACE),
      (envelope, data) ->
          new WorkplaceEvent.BlockVisited(
              envelope, data.needed(PERSON), data.needed(BLOCK), data.text(WORKPLACE))),
  GROUP_CREATED(
      "group.created",
      List.of(CHAT, OWNER),
      List.of(MEMBERS),
      (envelope, data) ->
          new GroupEvent.Created(
              envelope, data.needed(CHAT), data.needed(OWNER), data.ids(MEMBERS))),
  GROUP_DISMISSED(
      "group.dismissed",
      List.of(CHAT),
      List.of(),
      (envelope, data) -> new GroupEvent.Dismissed(envelope, data.needed(CHAT))),
  GROUP_MIGRATED(
      "group.migrated",
      List.of(CHAT),
      List.of(),
      (envelope, data) -> new GroupEvent.Migrated(envelope, data.needed(CHAT))),
  GROUP_OWNER_CHANGED(
      "group.owner_changed",
      List.of(CHAT, OWNER),
      List.of(),
      (envelope, data) ->
          new GroupEvent.OwnerChanged(envelope, data.needed(CHAT), data.needed(OWNER))),
  GROUP_MEMBER_JOINED(
      "group.member_joined",
      List.of(CHAT, MEMBER),
      List.of(),
      (envelope, data) ->
          new GroupEvent.MemberJoined(envelope, data.needed(CHAT), data.needed(MEMBER))),
  GROUP_MEMBER_LEFT(
      "group.member_left",
      List.of(CHAT, MEMBER),
      List.of(),
      (envelope, data) ->
          new GroupEvent.MemberLeft(envelope, data.needed(CHAT), data.needed(MEMBER))),
  GROUP_MESSAGE_SENT(
      "group.message_sent",
      List.of(CHAT, MEMBER),
      List.of(),
      (envelope, data) ->
          new GroupEvent.MessageSent(envelope, data.needed(CHAT), data.needed(MEMBER))),
  DEPARTMENT_SET(
      "department.set",
      List.of(DEPARTMENT, PARENT, NAME),
      List.of(ORDER, OPEN_DEPARTMENT_ID),
      DirectoryReading::departmentSet),
  DEPARTMENT_REMOVED(
      "department.removed",
      List.of(DEPARTMENT),
      List.of(),
      (envelope, data) -> new DirectoryEvent.DepartmentRemoved(envelope, data.needed(DEPARTMENT))),
  PERSON_SET(
      "person.set",
      List.of(PERSON, NAME, DEPARTMENTS),
      List.of(EMAIL, OPEN_ID, UNION_ID, ACTIVATED, CREATED_AT, REGISTERED_AT, DEPARTMENT_ORDERS),
      DirectoryReading::personSet),
  PERSON_LEFT(
      "person.left",
      List.of(PERSON),
      List.of(),
      (envelope, data) -> new DirectoryEvent.PersonLeft(envelope, data.needed(PERSON))),
  PERSON_ERASED(
      "person.erased",
      List.of(PERSON),
      List.of(DEPARTMENTS, ACTIVATED, CREATED_AT, REGISTERED_AT),
      DirectoryReading::personErased),
  APP_SET("app.set", List.of(APP, NAME, FORMS), List.of(), DirectoryReading::appSet);

  private static final int SLOT_BITS = 9;
  private static final int MULTIPLIER = 0x48dbac25;
  private static final @Nullable EventType[] BY_HASH = byHash();

  private final String word;
  private final char[] wordChars;
  private final byte[] sourceToTime;
  private final List<Field> required;
  private final List<Field> fields;
  private final long requiredBits;
  private final long fieldBits;
  private final Assembly assembly;

  EventType(String word, List<Field> required, List<Field> optional, Assembly assembly) {
    this.word = word;
    this.wordChars = word.toCharArray();
    this.sourceToTime =
        (",\"type\":\"" + word + "\",\"time\":\"").getBytes(StandardCharsets.US_ASCII);
    this.required = required;
    this.fields = Stream.of(required, optional, List.of(CLIENT)).flatMap(List::stream).toList();
    this.requiredBits = bits(required);
    this.fieldBits = bits(fields);
    this.assembly = assembly;
  }

  /** The CloudEvents type, such as {@code app.page_viewed}. */
  public String word() {
    return word;
  }

  /** The fields of {@code data} that must be there, in order. */
  public List<Field> required() {
    return required;
  }

  /** All fields of {@code data} in order, {@link Field#CLIENT} last. */
  public List<Field> fields() {
    return fields;
  }

  /** The type of a word, or empty when there is none. */
  public static Optional<EventType> of(String word) {
    return Optional.ofNullable(of(word.toCharArray(), 0, word.length()));
  }

  /** The type of the word in a slice, or null. */
  static @Nullable EventType of(char[] slice, int offset, int length) {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + slice[i];
    }
    EventType type = BY_HASH[slot(hash)];
    return type != null
            && Arrays.equals(
                type.wordChars, 0, type.wordChars.length, slice, offset, offset + length)
        ? type
        : null;
  }

  /** The event of this type, of fields that {@link DataValues#fault} found nothing wrong with. */
  Event event(Envelope envelope, DataValues data) {
    return assembly.event(envelope, data);
  }

  private static Form form(DataValues data) {
    return data.needed(FORM, Form.class);
  }

  private interface Assembly {
    Event event(Envelope envelope, DataValues data);
  }

  /** What stands in a line between the source and the time. */
  byte[] sourceToTime() {
    return sourceToTime;
  }

  /** Those of {@link #required()} as bits of {@link Field#bit()}. */
  long requiredBits() {
    return requiredBits;
  }

  /** Those of {@link #fields()} as bits of {@link Field#bit()}. */
  long fieldBits() {
    return fieldBits;
  }

  /** The word. */
  @Override
  public String toString() {
    return word;
  }

  private static long bits(List<Field> fields) {
    return fields.stream().mapToLong(Field::bit).reduce(0, (left, right) -> left | right);
  }

  /** Every word has a slot of its own; the loop below would not start otherwise. */
  private static int slot(int hash) {
    return (hash * MULTIPLIER) >>> (Integer.SIZE - SLOT_BITS);
  }

  private static @Nullable EventType[] byHash() {
    @Nullable EventType[] slots = new EventType[1 << SLOT_BITS];
    for (EventType type : values()) {
      int slot = slot(type.word.hashCode());
      if (slots[slot] != null) {
        throw new IllegalStateException(type + " and " + slots[slot] + " share a slot");
      }
      slots[slot] = type;
    }
    return slots;
  }
}
