package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.events.WorkplaceEvent;
import dev.rollcall.kit.NaiveVisits;
import dev.rollcall.kit.NaiveVisits.Count;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Random visits, some sent again, against what they mean said plainly; all through HTTP. */
final class WorkplaceModelIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 9);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
  private static final int EVENTS = 1500;
  private static final int MICROS_A_SECOND = 1_000_000;
  private static final List<String> WORKPLACES = List.of("default", "tpl_1", "tpl_2", "定制");

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyItemOfRandomQueriesEqualsTheModel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = events(random);
    NaiveVisits model = new NaiveVisits(Region.CN, events);
    try (FeishuServer server =
        new FeishuServer(folder, FeishuSettings.defaults().withLimits(false))) {
      server.workbench().accept(events);
      server.workbench().publish(LAST.toString());
      String token = server.token(FeishuServer.CALLER);
      for (int i = 0; i < 25; i++) {
        LocalDate from = FIRST.plusDays(random.nextInt(14) - 1);
        LocalDate to = from.plusDays(random.nextInt(14));
        String query =
            "from_date=%s&to_date=%s&page_size=%d".formatted(from, to, 1 + random.nextInt(9));
        List<LocalDate> days =
            from.datesUntil(to.plusDays(1))
                .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
                .toList();
        String told = "seed %d, %s".formatted(seed, query);
        assertThat(items(server, token, WorkplaceIT.ALL, query))
            .as(told)
            .isEqualTo(everywhere(model, days));
        assertThat(items(server, token, WorkplaceIT.CUSTOM, query))
            .as(told)
            .isEqualTo(custom(model, days));
        String only = random.nextBoolean() ? "" : "block" + random.nextInt(5);
        assertThat(items(server, token, WorkplaceIT.BLOCKS, query + "&block_id=" + only))
            .as(told + " " + only)
            .isEqualTo(blocks(model, days, only));
      }
    }
  }

  private static List<Event> events(SplittableRandom random) {
    List<Event> events = new ArrayList<>();
    long start = FIRST.atStartOfDay().toEpochSecond(Region.CN.offset());
    long end = LAST.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(8));
    // A day is published from the first event on, to the last.
    events.add(visit(random, start, 0));
    for (int i = 1; i < EVENTS; i++) {
      events.add(
          random.nextInt(8) == 0
              ? events.get(random.nextInt(events.size()))
              : visit(random, random.nextLong(start, end), i));
    }
    return events;
  }

  private static Event visit(SplittableRandom random, long second, int id) {
    Envelope envelope =
        new Envelope("v" + id, "s" + random.nextInt(2), second * MICROS_A_SECOND, null, null);
    String person = "p" + random.nextInt(20);
    return random.nextBoolean()
        ? new WorkplaceEvent.Visited(
            envelope, person, WORKPLACES.get(random.nextInt(WORKPLACES.size())))
        : new WorkplaceEvent.BlockVisited(
            envelope, person, "block" + random.nextInt(random.nextInt(1, 7)), null);
  }

  private static List<String> everywhere(NaiveVisits model, List<LocalDate> days) {
    return days.stream()
        .map(day ->
            "{\"date\":\"%s\",\"all_workplace\":%s,\"default_workplace\":%s}"
                .formatted(
                    day,
                    text(model.anywhere(day)),
                    text(model.workplaces(day).getOrDefault("default", new Count(0, 0)))))
        .toList();
  }

  private static List<String> custom(NaiveVisits model, List<LocalDate> days) {
    List<String> items = new ArrayList<>();
    for (LocalDate day : days) {
      model
          .workplaces(day)
          .forEach((workplace, count) -> {
            if (!workplace.equals("default")) {
              items.add(
                  "{\"date\":\"%s\",\"custom_workplace_id\":\"%s\",\"access_data\":%s,\"custom_workplace_name\":[]}"
                      .formatted(day, workplace, text(count)));
            }
          });
    }
    return items;
  }

  private static List<String> blocks(NaiveVisits model, List<LocalDate> days, String only) {
    List<String> items = new ArrayList<>();
    for (LocalDate day : days) {
      model
          .blocks(day)
          .forEach((block, count) -> {
            if (only.isEmpty() || only.equals(block)) {
              items.add(
                  "{\"date\":\"%s\",\"block_id\":\"%s\",\"access_data\":%s}"
                      .formatted(day, block, text(count)));
            }
          });
    }
    return items;
  }

  private static String text(Count count) {
    return "{\"pv\":%d,\"uv\":%d}".formatted(count.visits(), count.people());
  }

  private static List<String> items(FeishuServer server, String token, String path, String query) {
    List<String> items = new ArrayList<>();
    String next = query;
    while (true) {
      JsonNode data = server.search(path, token, next).json().get("data");
      data.get("items").forEach(item -> items.add(item.toString()));
      if (!data.get("has_more").booleanValue()) {
        return items;
      }
      next = query + "&page_token=" + data.get("page_token").stringValue();
    }
  }
}
