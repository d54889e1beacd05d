package dev.rollcall.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.People;
import dev.rollcall.events.CalendarEvent;
import dev.rollcall.events.Client;
import dev.rollcall.events.ClientEvent;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DocEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.MailEvent;
import dev.rollcall.events.MeetingEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.SearchEvent;
import dev.rollcall.events.SearchKind;
import dev.rollcall.events.TaskEvent;
import dev.rollcall.events.TenantDay;
import dev.rollcall.events.WorkplaceEvent;
import dev.rollcall.facts.ClientName;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.rollup.DayCounts;
import dev.rollcall.rollup.Engine;
import dev.rollcall.rollup.PersonNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every engine counts. */
public abstract class EngineContract {
  private static final Form WEB = Form.WEBAPP;

  private final MemoryJournal journal = new MemoryJournal();
  private final SampleEvents friday = new SampleEvents(Region.CN, "2026-11-20");
  private final SampleEvents saturday = new SampleEvents(Region.CN, "2026-11-21");
  private Engine engine;

  /** The engine under test. */
  protected abstract Engine newEngine();

  @BeforeEach
  void start() {
    engine = newEngine();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private void accept(SampleEvents day, Event... events) {
    JournalBatch batch = new JournalBatch();
    for (Event event : events) {
      batch.add(dayOf(day), event);
    }
    journal.append(batch);
  }

  private static TenantDay dayOf(SampleEvents events) {
    return new TenantDay("acme", Region.CN, events.day());
  }

  private DayCounts count(SampleEvents... days) {
    return engine.count(
        journal,
        Arrays.stream(days).map(EngineContract::dayOf).toList(),
        new PersonNumbers(new NoPeople(), "acme"));
  }

  private List<String> use(SampleEvents... days) {
    List<String> rows = new ArrayList<>();
    try (DayCounts counts = count(days)) {
      counts.usages((day, key, person, views, opens) -> {
        if (key.kind().equals(UsageKey.APP)) {
          rows.add(
              "%s %s %s person %d: %d views, %d opens"
                  .formatted(day, key.subject(), key.part(), person, views, opens));
        }
      });
    }
    return rows;
  }

  /** A registry of people in which nobody has a number yet. */
  private static final class NoPeople implements People {
    @Override
    public void read(String tenant, int from, Reader reader) {
      // There is nobody.
    }

    @Override
    public int[] number(String tenant, List<String> people) {
      int[] numbers = new int[people.size()];
      Arrays.setAll(numbers, i -> i);
      return numbers;
    }

    @Override
    public int count(String tenant) {
      return 0;
    }

    @Override
    public Map<String, Integer> find(String tenant, Collection<String> people) {
      return Map.of();
    }

    @Override
    public String[] names(String tenant, int[] numbers) {
      throw new AssertionError("nobody is named while counting");
    }

    @Override
    public ErasedPeople erased(String tenant) {
      return ErasedPeople.none();
    }
  }

  @Test
  void viewsAndOpensAreCountedByPersonAppAndForm() {
    accept(
        friday,
        friday.viewed("09:00", "ann", "crm", WEB),
        friday.viewed("09:01", "ann", "crm", WEB),
        friday.viewed("09:02", "ann", "crm", Form.GADGET),
        friday.viewed("09:03", "bob", "crm", WEB),
        friday.talked("09:04", "bob", "crm"),
        friday.talked("09:05", "bob", "crm"),
        friday.viewed("09:06", "ann", "wiki", WEB));
    assertThat(use(friday))
        .containsExactlyInAnyOrder(
            "2026-11-20 crm gadget person 0: 1 views, 1 opens",
            "2026-11-20 crm webapp person 0: 2 views, 1 opens",
            "2026-11-20 crm webapp person 1: 1 views, 1 opens",
            "2026-11-20 crm bot person 1: 0 views, 0 opens",
            "2026-11-20 wiki webapp person 0: 1 views, 1 opens");
  }

  @Test
  void theOrderIsByDayThenAppThenFormThenPerson() {
    accept(
        saturday,
        saturday.viewed("09:00", "p0", "crm", WEB),
        saturday.viewed("09:00", "p1", "wiki", WEB));
    accept(
        friday,
        friday.viewed("09:00", "p2", "wiki", WEB),
        friday.viewed("09:00", "p1", "crm", WEB),
        friday.viewed("09:00", "p3", "crm", WEB));
    List<String> rows = use(friday, saturday);
    assertThat(rows).hasSize(5);
    assertThat(rows.subList(0, 3)).allMatch(row -> row.startsWith("2026-11-20"));
    assertThat(rows.subList(3, 5)).allMatch(row -> row.startsWith("2026-11-21"));
    List<String> crm = rows.stream().filter(row -> row.startsWith("2026-11-20 crm")).toList();
    assertThat(crm).isSorted().hasSize(2);
  }

  /** Each step is v(iew), l(eft) or c(losed) and the second of the hour it happened at. */
  @ParameterizedTest
  @CsvSource({
    "v0, 1",
    "v0 v10 v3000, 1",
    "v0 l10 v310, 1",
    "v0 l10 v310.000001, 2",
    "v0 l10 v311, 2",
    "v0 c10 v11, 2",
    "v0 c10 l20 v25, 2",
    "v0 l10 c20 v25, 2",
    "v0 l10 l200 v320, 2",
    "v0 l10 v20 l30 v335, 2",
    "v0 l10 v20 v1000, 1",
    "l0 c1 v2, 1",
    "v0 c10 c20 v30 c40 v50, 3",
    "v0 l1 v302 l303 v604 c605 v606, 4",
    "l5 v5 c5, 1",
  })
  void opensFollowTheRuleOfFiveMinutes(String story, int opens) {
    int views = 0;
    for (String step : List.of(story.split(" ", -1))) {
      double seconds = Double.parseDouble(step.substring(1));
      String time =
          java.time.LocalTime.of(9, 0).plusNanos(Math.round(seconds * 1_000_000) * 1000).toString();
      Event event =
          switch (step.charAt(0)) {
            case 'v' -> friday.viewed(time, "ann", "crm", WEB);
            case 'l' -> friday.left(time, "ann", "crm", WEB);
            case 'c' -> friday.closed(time, "ann", "crm", WEB);
            default -> throw new IllegalArgumentException(step);
          };
      views += step.charAt(0) == 'v' ? 1 : 0;
      accept(friday, event);
    }
    assertThat(use(friday))
        .containsExactly(
            "2026-11-20 crm webapp person 0: %d views, %d opens".formatted(views, opens));
  }

  @Test
  void eventsAtTheSameTimeGoByTheirIds() {
    Event first = friday.viewed("09:00", "ann", "crm", WEB);
    Event closed = friday.closed("09:00", "ann", "crm", WEB);
    Event second = friday.viewed("09:00", "ann", "crm", WEB);
    accept(friday, second, closed, first);
    assertThat(use(friday)).containsExactly("2026-11-20 crm webapp person 0: 2 views, 2 opens");
  }

  @Test
  void theFirstOfSeveralArrivalsCounts() {
    Event viewed = friday.viewed("09:00", "ann", "crm", WEB);
    Event other = friday.viewed("09:05", "ann", "crm", WEB);
    accept(friday, viewed, other, viewed);
    accept(friday, other, viewed);
    assertThat(use(friday)).containsExactly("2026-11-20 crm webapp person 0: 2 views, 1 opens");
    try (DayCounts counts = count(friday)) {
      assertThat(counts.totals(friday.day())).isEqualTo(new DayCounts.Totals(5, 3, 5));
    }
  }

  @Test
  void theSameIdOnAnotherDayIsAnotherEvent() {
    Event viewed = friday.viewed("09:00", "ann", "crm", WEB);
    accept(friday, viewed);
    accept(saturday, viewed);
    assertThat(use(friday, saturday)).hasSize(2);
  }

  @Test
  void directoryEventsComeInOrderOfTimeOnce() {
    DirectoryEvent person = (DirectoryEvent) friday.person("ann", "sales");
    DirectoryEvent left = (DirectoryEvent) friday.personLeft("18:00", "ann");
    accept(friday, left, person, left, friday.chatted("09:00", "bob"));
    try (DayCounts counts = count(friday)) {
      assertThat(counts.directory(friday.day())).containsExactly(person, left);
      assertThat(counts.directory(saturday.day())).isEmpty();
      assertThat(counts.totals(friday.day())).isEqualTo(new DayCounts.Totals(4, 1, 1));
    }
  }

  @Test
  void aDayWithoutEventsCountsNothing() {
    assertThat(use(friday)).isEmpty();
  }

  @Test
  void namesOfAnySpellingStayApart() {
    accept(
        friday,
        friday.viewed("09:00", "安妮", "客户\"关系\\", WEB),
        friday.viewed("09:00", "a\\b", "crm", WEB),
        friday.viewed("09:00", "a\"b", "crm", WEB));
    assertThat(use(friday))
        .containsExactlyInAnyOrder(
            "2026-11-20 客户\"关系\\ webapp person 0: 1 views, 1 opens",
            "2026-11-20 crm webapp person 1: 1 views, 1 opens",
            "2026-11-20 crm webapp person 2: 1 views, 1 opens");
  }

  /** Every usage that is not one of an app: kind, subject, person, amount. */
  private List<String> others(SampleEvents... days) {
    List<String> rows = new ArrayList<>();
    try (DayCounts counts = count(days)) {
      counts.usages((_, key, person, amount, opens) -> {
        if (!key.kind().equals(UsageKey.APP)) {
          assertThat(opens).isZero();
          rows.add("%s %s: person %d, %d".formatted(key.kind(), key.subject(), person, amount));
        }
      });
    }
    return rows;
  }

  @Test
  void visitsAreCountedByWorkplaceBlockAndPerson() {
    accept(
        friday,
        new WorkplaceEvent.Visited(friday.at("09:00"), "ann", "default"),
        new WorkplaceEvent.Visited(friday.at("09:01"), "ann", "w2"),
        new WorkplaceEvent.Visited(friday.at("09:02"), "bob", "w2"),
        new WorkplaceEvent.Visited(friday.at("09:03"), "bob", "w2"),
        new WorkplaceEvent.BlockVisited(friday.at("09:04"), "bob", "b\"1", "w2"));
    assertThat(others(friday))
        .containsExactlyInAnyOrder(
            "workplace default: person 0, 1",
            "workplace w2: person 0, 1",
            "workplace w2: person 1, 2",
            "workplaces : person 0, 2",
            "workplaces : person 1, 2",
            "block b\"1: person 1, 1",
            "person last_active: person 0, 32460",
            "person last_active: person 1, 32640");
  }

  @Test
  void aPersonsDayIsCountedByMetric() {
    accept(
        friday,
        new ImEvent.MessageSent(friday.at("00:00"), "ann"),
        new ImEvent.MessageSent(friday.at("00:00"), "ann"),
        new ImEvent.Used(friday.at("00:00"), "ann"),
        new DocEvent.Created(friday.at("00:00"), "ann", null),
        new DocEvent.Viewed(friday.at("00:00"), "ann", "d"),
        new CalendarEvent.EventCreated(friday.at("00:00"), "ann"),
        new CalendarEvent.Viewed(friday.at("00:00"), "ann"),
        new MeetingEvent.Joined(friday.at("00:00"), "ann", "m1"),
        new MeetingEvent.Joined(friday.at("00:00"), "ann", "m1"),
        new MeetingEvent.Joined(friday.at("00:00"), "ann", "m2"),
        new MeetingEvent.Left(friday.at("00:00"), "ann", "m1", 59),
        new MeetingEvent.Left(friday.at("00:00"), "ann", "m2", 100),
        new TaskEvent.Created(friday.at("00:00"), "ann"),
        new MailEvent.Sent(friday.at("00:00"), "ann", true),
        new MailEvent.Sent(friday.at("00:00"), "ann", false),
        new MailEvent.Sent(friday.at("00:00"), "ann", false),
        new SearchEvent.Performed(friday.at("00:00"), "ann", SearchKind.QUICK),
        new SearchEvent.Performed(friday.at("00:00"), "ann", SearchKind.TAB));
    assertThat(others(friday))
        .containsExactlyInAnyOrder(
            "person im_sent: person 0, 2",
            "person im_used: person 0, 1",
            "person docs_created: person 0, 1",
            "person docs_viewed: person 0, 1",
            "person calendar_created: person 0, 1",
            "person calendar_viewed: person 0, 1",
            "person meetings: person 0, 2",
            "person meeting_seconds: person 0, 159",
            "person tasks_created: person 0, 1",
            "person mail_sent_external: person 0, 1",
            "person mail_sent_internal: person 0, 2",
            "person search_quick: person 0, 1",
            "person search_tab: person 0, 1",
            "person last_active: person 0, 0");
  }

  @Test
  void receivingMailIsNotTheReceiversDoing() {
    accept(
        friday,
        new MailEvent.Received(friday.at("23:59:59.999999"), "ann", true),
        new MailEvent.Received(friday.at("10:00"), "ann", false),
        new ClientEvent.Seen(friday.at("23:59:59.999999"), "bob"),
        new GroupEvent.MessageSent(friday.at("10:00"), "chat", "eve"));
    assertThat(others(friday))
        .containsExactlyInAnyOrder(
            "person mail_received_external: person 0, 1",
            "person mail_received_internal: person 0, 1",
            "person last_active: person 1, 86399");
  }

  @Test
  void clientsAreKeptByWhoUsedThem() {
    Client phone = new Client("ios 14.2", "Feishu", "3.40.0");
    Client old = new Client("Windows \"98\"", null, null);
    accept(
        friday,
        new ClientEvent.Seen(friday.at("09:00", phone), "ann"),
        new ImEvent.Used(friday.at("09:01", phone), "ann"),
        new ImEvent.Used(friday.at("09:02", old), "ann"),
        new MailEvent.Received(friday.at("09:03", phone), "bob", false));
    assertThat(others(friday))
        .contains(
            "client %s: person 0, 0"
                .formatted(new ClientName("ios 14.2", "Feishu", "3.40.0").text()),
            "client %s: person 1, 0"
                .formatted(new ClientName("ios 14.2", "Feishu", "3.40.0").text()),
            "client %s: person 0, 0".formatted(new ClientName("Windows \"98\"", "", "").text()));
  }

  @Test
  void chatsComeAsChangesInOrderOfTimeAndMessagesByMember() {
    GroupEvent created =
        new GroupEvent.Created(friday.at("09:00"), "c1", "ann", List.of("ann", "bob"));
    GroupEvent left = new GroupEvent.MemberLeft(friday.at("11:00"), "c1", "bob");
    Event hello = new GroupEvent.MessageSent(friday.at("10:00"), "c1", "bob");
    Event again = new GroupEvent.MessageSent(friday.at("10:01"), "c1", "bob");
    accept(friday, left, hello, created, again, hello, created);
    try (DayCounts counts = count(friday)) {
      assertThat(counts.groupEvents(friday.day())).containsExactly(created, left);
      assertThat(counts.groupEvents(saturday.day())).isEmpty();
      List<String> messages = new ArrayList<>();
      counts.groupMessages((day, chat, member, count) ->
          messages.add("%s %s %d: %d".formatted(day, chat, member, count)));
      assertThat(messages).containsExactly("2026-11-20 c1 0: 2");
      assertThat(counts.totals(friday.day())).isEqualTo(new DayCounts.Totals(6, 2, 6));
    }
  }
}
