package dev.rollcall.kit.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day with more rows than an engine hands out in one piece, or sorts in one. */
class LargeDayTest {
  private static final int APPS = 50;
  private static final int PEOPLE = 5000;

  @Test
  void everyoneWhoUsedAnAppIsCountedHoweverManyRowsTheDayHas(@TempDir Path folder) {
    SampleEvents day = new SampleEvents(Region.CN, "2026-11-20");
    SetClock clock = new SetClock("2026-11-25T00:00:00Z");
    try (Workbench bench = new Workbench(folder, new MemoryJournal(), clock, Region.CN)) {
      for (int app = 0; app < APPS; app++) {
        bench.accept(everyone(day, "app" + app));
      }
      bench.publish("2026-11-20");
      for (int app = 0; app < APPS; app++) {
        AppUsagePeriod use = bench.usage("app" + app, "2026-11-20", "2026-11-20").orElseThrow();
        assertThat(use.activeUsers(0)).as("app" + app).isEqualTo(PEOPLE);
        assertThat(use.pageViews(0)).as("app" + app).isEqualTo(PEOPLE);
      }
    }
  }

  private static List<Event> everyone(SampleEvents day, String app) {
    List<Event> events = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      events.add(day.viewed("09:30", "u" + person, app, Form.WEBAPP));
    }
    return events;
  }
}
