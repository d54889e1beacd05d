package dev.rollcall.kit;

import dev.rollcall.events.AppEvent;
import dev.rollcall.events.BotEvent;
import dev.rollcall.events.CalendarEvent;
import dev.rollcall.events.Client;
import dev.rollcall.events.ClientEvent;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DocEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.MailEvent;
import dev.rollcall.events.MeetingEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.SearchEvent;
import dev.rollcall.events.SearchKind;
import dev.rollcall.events.TaskEvent;
import dev.rollcall.events.WorkplaceEvent;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Valid events of every type, with everything in them that is allowed and awkward: escapes, control
 * characters in texts, characters of two to four bytes, empty texts, first and last years. The same
 * seed gives the same events.
 */
public final class RandomEvents {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** 0000-01-01T00:00Z. */
  private static final long FIRST_MICROS = -719_528 * MICROS_PER_DAY;

  /** 9999-12-31T23:59:59.999999Z. */
  private static final long LAST_MICROS = 2_932_897 * MICROS_PER_DAY - 1;

  /** 2026-01-01T00:00Z. */
  private static final long USUAL_MICROS = 20_454 * MICROS_PER_DAY;

  private static final int USUAL_DAYS = 365;
  private static final List<EventType> TYPES = List.of(EventType.values());
  private static final List<Region> REGIONS = List.of(Region.values());

  private final long seed;
  private final SplittableRandom random;
  private final RandomTexts texts;

  public RandomEvents(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.texts = new RandomTexts(random);
  }

  /** The next event, of any type. */
  public Event next() {
    return next(TYPES.get(random.nextInt(TYPES.size())));
  }

  /** The next events. */
  public List<Event> next(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }

  /** What a failure message needs. */
  @Override
  public String toString() {
    return "new RandomEvents(" + seed + "L)";
  }

  /** The next event, of a type. */
  public Event next(EventType type) {
    Envelope envelope = envelope();
    return switch (type) {
      case APP_PAGE_VIEWED -> new AppEvent.PageViewed(envelope, id(), id(), pages(), text());
      case APP_LEFT -> new AppEvent.Left(envelope, id(), id(), pages(), text());
      case APP_CLOSED -> new AppEvent.Closed(envelope, id(), id(), pages(), text());
      case BOT_MESSAGE_SENT -> new BotEvent.MessageSent(envelope, id(), id());
      case BOT_MESSAGE_READ -> new BotEvent.MessageRead(envelope, id(), id());
      case IM_MESSAGE_SENT -> new ImEvent.MessageSent(envelope, id());
      case IM_USED -> new ImEvent.Used(envelope, id());
      case DOC_CREATED -> new DocEvent.Created(envelope, id(), maybe(this::id));
      case DOC_VIEWED -> new DocEvent.Viewed(envelope, id(), maybe(this::id));
      case CALENDAR_EVENT_CREATED -> new CalendarEvent.EventCreated(envelope, id());
      case CALENDAR_VIEWED -> new CalendarEvent.Viewed(envelope, id());
      case MEETING_JOINED -> new MeetingEvent.Joined(envelope, id(), id());
      case MEETING_LEFT -> new MeetingEvent.Left(envelope, id(), id(), count());
      case TASK_CREATED -> new TaskEvent.Created(envelope, id());
      case MAIL_SENT -> new MailEvent.Sent(envelope, id(), random.nextBoolean());
      case MAIL_RECEIVED -> new MailEvent.Received(envelope, id(), random.nextBoolean());
      case SEARCH_PERFORMED -> new SearchEvent.Performed(envelope, id(), searchKind());
      case CLIENT_SEEN -> new ClientEvent.Seen(envelope, id());
      case WORKPLACE_VISITED -> new WorkplaceEvent.Visited(envelope, id(), id());
      case BLOCK_VISITED -> new WorkplaceEvent.BlockVisited(envelope, id(), id(), maybe(this::id));
      case GROUP_CREATED -> new GroupEvent.Created(envelope, id(), id(), ids());
      case GROUP_DISMISSED -> new GroupEvent.Dismissed(envelope, id());
      case GROUP_MIGRATED -> new GroupEvent.Migrated(envelope, id());
      case GROUP_OWNER_CHANGED -> new GroupEvent.OwnerChanged(envelope, id(), id());
      case GROUP_MEMBER_JOINED -> new GroupEvent.MemberJoined(envelope, id(), id());
      case GROUP_MEMBER_LEFT -> new GroupEvent.MemberLeft(envelope, id(), id());
      case GROUP_MESSAGE_SENT -> new GroupEvent.MessageSent(envelope, id(), id());
      case DEPARTMENT_SET -> departmentSet(envelope);
      case DEPARTMENT_REMOVED -> new DirectoryEvent.DepartmentRemoved(envelope, id());
      case PERSON_SET -> personSet(envelope);
      case PERSON_LEFT -> new DirectoryEvent.PersonLeft(envelope, id());
      case PERSON_ERASED -> new DirectoryEvent.PersonErased(envelope, id());
      case APP_SET -> new DirectoryEvent.AppSet(envelope, id(), texts.text(), forms());
    };
  }

  private Envelope envelope() {
    return new Envelope(
        id(),
        id(),
        micros(),
        maybe(() -> REGIONS.get(random.nextInt(REGIONS.size()))),
        maybe(() -> new Client(text(), text(), text())));
  }

  private Event departmentSet(Envelope envelope) {
    return new DirectoryEvent.DepartmentSet(
        envelope, id(), id(), texts.text(), order(), maybe(this::id));
  }

  private Event personSet(Envelope envelope) {
    Map<String, Integer> orders = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      orders.put(id(), order());
    }
    return new DirectoryEvent.PersonSet(
        envelope,
        id(),
        texts.text(),
        ids(),
        maybe(this::id),
        maybe(this::id),
        maybe(this::id),
        random.nextBoolean(),
        maybe(this::micros),
        maybe(this::micros),
        orders);
  }

  private String id() {
    return texts.id();
  }

  private @Nullable String text() {
    return maybe(texts::text);
  }

  private List<String> ids() {
    return Stream.generate(this::id).limit(random.nextInt(5)).toList();
  }

  private Form pages() {
    return random.nextBoolean() ? Form.GADGET : Form.WEBAPP;
  }

  private Set<Form> forms() {
    Set<Form> forms = EnumSet.allOf(Form.class);
    forms.removeIf(_ -> random.nextBoolean());
    return forms;
  }

  private SearchKind searchKind() {
    return random.nextBoolean() ? SearchKind.QUICK : SearchKind.TAB;
  }

  private int count() {
    return random.nextInt(8) == 0 ? Integer.MAX_VALUE : random.nextInt(random.nextInt(1, 100_000));
  }

  private int order() {
    return random.nextInt(8) == 0 ? Integer.MIN_VALUE : random.nextInt(-20, 1000);
  }

  /** Mostly of 2026, with 0, 3 or 6 digits behind the seconds. */
  private long micros() {
    if (random.nextInt(8) == 0) {
      return random.nextLong(FIRST_MICROS, LAST_MICROS + 1);
    }
    long micros = USUAL_MICROS + random.nextLong(USUAL_DAYS * MICROS_PER_DAY);
    long unit = List.of(1L, 1_000L, 1_000_000L).get(random.nextInt(3));
    return micros / unit * unit;
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }
}
