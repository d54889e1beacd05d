package dev.rollcall.kit.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.NaiveAppUsage;
import dev.rollcall.kit.NaiveAppUsage.Figures;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the order, the split, the repetition and the moments of publishing: the figures are
 * those of the model.
 */
class RollupPropertyTest {
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.parse("2026-11-16"),
          LocalDate.parse("2026-11-17"),
          LocalDate.parse("2026-11-18"));
  private static final String LAST = "2026-11-18";
  private static final List<String> APPS = List.of("crm", "wiki");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void figuresAreThoseOfTheModel(long seed) {
    Random random = new Random(seed);
    List<Event> events = events(random);
    NaiveAppUsage model = new NaiveAppUsage(Region.CN, events);
    try (Workbench straight = bench("straight");
        Workbench messy = bench("messy")) {
      straight.accept(events);
      straight.publish(LAST);
      arriveMessily(events, random, messy);
      for (String app : APPS) {
        for (LocalDate first : DAYS) {
          for (LocalDate last : DAYS.subList(DAYS.indexOf(first), DAYS.size())) {
            Map<String, Figures> expected = model.figures(app, first, last);
            String what = "seed %d, %s from %s to %s".formatted(seed, app, first, last);
            assertThat(figures(straight, app, first, last, expected)).as(what).isEqualTo(expected);
            assertThat(figures(messy, app, first, last, expected))
                .as("messy arrival, " + what)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  private Workbench bench(String name) {
    return new Workbench(
        folder.resolve(name), new MemoryJournal(), new SetClock("2026-11-25T00:00:00Z"), Region.CN);
  }

  /** Shuffled, in batches of any size, with repeats, published now and then. */
  private static void arriveMessily(List<Event> events, Random random, Workbench bench) {
    List<Event> arrivals = new ArrayList<>(events);
    for (int i = 0; i < events.size() / 3; i++) {
      arrivals.add(events.get(random.nextInt(events.size())));
    }
    Collections.shuffle(arrivals, random);
    for (int from = 0; from < arrivals.size(); ) {
      int to = Math.min(arrivals.size(), from + 1 + random.nextInt(60));
      bench.accept(arrivals.subList(from, to));
      if (random.nextInt(3) == 0) {
        bench.publish(DAYS.get(random.nextInt(DAYS.size())).toString());
      }
      from = to;
    }
    bench.publish(LAST);
    assertThat(bench.publish(LAST).published()).as("nothing is left to publish").isZero();
  }

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    int departments = 1 + random.nextInt(6);
    SampleEvents first = new SampleEvents(Region.CN, DAYS.getFirst().toString());
    for (int d = 0; d < departments; d++) {
      String parent = d == 0 ? "0" : "d" + random.nextInt(d);
      events.add(first.department("d" + d, random.nextBoolean() ? "0" : parent));
    }
    for (LocalDate day : DAYS) {
      SampleEvents sample =
          day.equals(first.day()) ? first : new SampleEvents(Region.CN, day.toString());
      for (int p = 0; p < 8; p++) {
        if (day.equals(first.day()) || random.nextInt(4) == 0) {
          events.add(sample.person("p" + p, memberships(random, departments)));
        }
      }
      for (int i = 0; i < 10 + random.nextInt(80); i++) {
        events.add(use(sample, random));
      }
    }
    return events;
  }

  private static String[] memberships(Random random, int departments) {
    String[] memberships = new String[random.nextInt(4)];
    for (int i = 0; i < memberships.length; i++) {
      memberships[i] = "d" + random.nextInt(departments);
    }
    return memberships;
  }

  /**
   * Times are multiples of 100 seconds, so that ties and absences of exactly 300 seconds are
   * common.
   */
  private static Event use(SampleEvents sample, Random random) {
    String time = LocalTime.of(9, 0).plusSeconds(100L * random.nextInt(20)).toString();
    String person = "p" + random.nextInt(10);
    String app = APPS.get(random.nextInt(APPS.size()));
    Form form = random.nextInt(3) == 0 ? Form.GADGET : Form.WEBAPP;
    return switch (random.nextInt(8)) {
      case 0, 1 -> sample.left(time, person, app, form);
      case 2 -> sample.closed(time, person, app, form);
      case 3 -> sample.talked(time, person, app);
      case 4 -> sample.chatted(time, person);
      default -> sample.viewed(time, person, app, form);
    };
  }

  private static Map<String, Figures> figures(
      Workbench bench, String app, LocalDate first, LocalDate last, Map<String, Figures> expected) {
    Map<String, Figures> figures = new TreeMap<>();
    var period = bench.usage(app, first.toString(), last.toString());
    if (period.isEmpty()) {
      expected.forEach((department, model) -> {
        assertThat(model.activeUsers()).as("no use at all").isZero();
        figures.put(department, model);
      });
      return figures;
    }
    DepartmentTree tree = period.get().directory().tree();
    for (int position = 0; position < tree.size(); position++) {
      figures.put(tree.department(position).id(), figures(period.get(), position));
    }
    return figures;
  }

  private static Figures figures(AppUsagePeriod period, int position) {
    Map<Form, Integer> users = new TreeMap<>();
    Map<Form, Long> views = new TreeMap<>();
    Map<Form, Long> opens = new TreeMap<>();
    for (Form form : Form.values()) {
      AppUsagePeriod.FormUsage usage = period.form(form);
      if (usage != null && usage.activeUsers(position) > 0) {
        users.put(form, usage.activeUsers(position));
        views.put(form, usage.pageViews(position));
        opens.put(form, usage.opens(position));
      }
    }
    return new Figures(
        period.activeUsers(position),
        period.newUsers(position),
        period.totalUsers(position),
        users,
        views,
        opens);
  }
}
