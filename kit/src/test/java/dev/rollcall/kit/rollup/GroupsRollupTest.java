package dev.rollcall.kit.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.NaiveGroups;
import dev.rollcall.kit.RandomGroups;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the order, the repetition and the moments of publishing: the figures of customer group
 * chats are those of the model, on every published day.
 */
class GroupsRollupTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-08-01");
  private static final SetClock LATER = new SetClock("2026-11-25T00:00:00Z");

  @TempDir Path folder;

  private Workbench bench(String name) {
    return new Workbench(folder.resolve(name), new MemoryJournal(), LATER, Region.CN);
  }

  private Workbench onDisk() {
    return new Workbench(
        folder.resolve("kept"),
        FileJournal.open(folder.resolve("kept").resolve("journal")),
        LATER,
        Region.CN);
  }

  /** The figures of a published day by owner. */
  private static Map<String, Map<GroupMetric, Long>> figures(Workbench bench, LocalDate day) {
    Map<Integer, String> names = new HashMap<>();
    bench.catalog().people().read("acme", 0, names::put);
    PublishedDay published = Objects.requireNonNull(bench.snapshot().days().get(day));
    Map<String, Map<GroupMetric, Long>> owners = new TreeMap<>();
    for (GroupMetric metric : GroupMetric.values()) {
      bench
          .facts()
          .usage(published, UsageKey.of(metric))
          .ifPresent(usage -> {
            int[] people = usage.people().toArray();
            for (int n = 0; n < people.length; n++) {
              owners
                  .computeIfAbsent(
                      Objects.requireNonNull(names.get(people[n])),
                      _ -> new EnumMap<>(GroupMetric.class))
                  .put(metric, (long) usage.views().at(n));
            }
          });
    }
    return owners;
  }

  private static void assertModel(Workbench bench, List<? extends Event> events, String what) {
    NaiveGroups model = new NaiveGroups(Region.CN, events);
    assertThat(bench.snapshot().days()).as(what).isNotEmpty();
    bench
        .snapshot()
        .days()
        .keySet()
        .forEach(day ->
            assertThat(figures(bench, day)).as("%s, %s", what, day).isEqualTo(model.day(day)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyPublishedDayIsThatOfTheModel(long seed) {
    Random random = new Random(seed);
    int days = 12;
    List<GroupEvent> events =
        new RandomGroups(seed).events(50 + random.nextInt(300), Region.CN, FIRST, days);
    LocalDate last = FIRST.plusDays(days);
    try (Workbench straight = bench("straight");
        Workbench messy = bench("messy")) {
      straight.accept(new ArrayList<>(events));
      straight.publish(last.toString());
      assertModel(straight, events, "seed " + seed);
      List<Event> arrivals = new ArrayList<>(events);
      Collections.shuffle(arrivals, random);
      for (int from = 0; from < arrivals.size(); ) {
        int to = Math.min(arrivals.size(), from + 1 + random.nextInt(80));
        messy.accept(arrivals.subList(from, to));
        messy.publish(FIRST.plusDays(random.nextInt(days)).toString());
        from = to;
      }
      messy.publish(last.toString());
      assertModel(messy, events, "messy arrival, seed " + seed);
      assertThat(messy.publish(last.toString()).published()).isZero();
    }
  }

  @Test
  void levelsAreCarriedOverMonthsAndAfterARestart() {
    List<Event> events = new ArrayList<>();
    SampleEvents first = new SampleEvents(Region.CN, FIRST.toString());
    events.add(new GroupEvent.Created(first.at("09:00"), "c1", "ann", List.of("ann", "x1", "x2")));
    SampleEvents later = new SampleEvents(Region.CN, FIRST.plusDays(70).toString());
    events.add(new GroupEvent.MessageSent(later.at("09:00"), "c1", "x1"));
    SampleEvents last = new SampleEvents(Region.CN, FIRST.plusDays(100).toString());
    events.add(new GroupEvent.MemberLeft(last.at("09:00"), "c1", "x1"));
    Workbench bench = onDisk();
    bench.accept(events.subList(0, 1));
    bench.publish(FIRST.plusDays(69).toString());
    bench.accept(events.subList(1, 2));
    bench.publish(FIRST.plusDays(99).toString());
    bench.close();
    try (Workbench again = onDisk()) {
      again.accept(events.subList(2, 3));
      again.publish(FIRST.plusDays(110).toString());
      assertModel(again, events, "restarted");
      assertThat(again.snapshot().days()).hasSize(111);
    }
  }

  @Test
  void aLateChatChangesLaterDaysAndALateViewLeavesTheChatsAlone() {
    SampleEvents friday = new SampleEvents(Region.CN, "2026-11-20");
    SampleEvents thursday = new SampleEvents(Region.CN, "2026-11-19");
    List<Event> events = new ArrayList<>();
    events.add(new GroupEvent.Created(thursday.at("09:00"), "c1", "ann", List.of()));
    events.add(new GroupEvent.Created(friday.at("09:00"), "c2", "bob", List.of()));
    try (Workbench bench = bench("late")) {
      bench.accept(events);
      bench.publish("2026-11-21");
      Event late = new GroupEvent.MessageSent(thursday.at("10:00"), "c1", "x");
      events.add(late);
      bench.accept(late);
      assertThat(bench.publish("2026-11-21").published()).isEqualTo(3);
      assertModel(bench, events, "late message");
      bench.accept(thursday.viewed("10:00", "ann", "crm", Form.WEBAPP));
      bench.publish("2026-11-21");
      assertModel(bench, events, "late view");
    }
  }
}
