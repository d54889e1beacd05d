package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.BY_DAY;
import static dev.rollcall.server.wecom.WecomServer.STATISTIC;
import static dev.rollcall.server.wecom.WecomServer.TEACHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.kit.NaiveGroups;
import dev.rollcall.kit.RandomGroups;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Random stories of chats, sent in pieces and published in between, read back through HTTP and
 * compared with {@link NaiveGroups}: every owner and day, random periods and filters.
 */
final class RandomChatsIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final int DAYS = 20;
  private static final int PIECES = 4;
  private static final int QUESTIONS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 20261121})
  void everyAnswerEqualsTheNaiveOne(long seed, @TempDir Path folder) {
    SplittableRandom random = new SplittableRandom(seed);
    List<GroupEvent> events = new RandomGroups(seed).events(600, Region.CN, FIRST, DAYS);
    events.add(creation());
    try (WecomServer server = new WecomServer(folder, WecomSettings.defaults())) {
      int sent = 0;
      for (int piece = 1; piece <= PIECES; piece++) {
        int end = piece * events.size() / PIECES;
        List<Event> some = new ArrayList<>(events.subList(sent, end));
        server.publish("school", some, FIRST.plusDays(DAYS - 1).toString());
        sent = end;
        check(server, new NaiveGroups(Region.CN, events.subList(0, sent)), random, seed);
      }
    }
  }

  /** Something on the first day, so that all days are published. */
  private static GroupEvent creation() {
    long micros = Region.CN.startOf(FIRST).getEpochSecond() * 1_000_000;
    return new GroupEvent.Created(
        new Envelope("first", "crm", micros, null, null), "first", "u0", List.of());
  }

  private static void check(
      WecomServer server, NaiveGroups naive, SplittableRandom random, long seed) {
    String token = server.token(TEACHER);
    for (int question = 0; question < QUESTIONS; question++) {
      LocalDate first = FIRST.plusDays(random.nextInt(DAYS));
      LocalDate last =
          first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, FIRST) + DAYS));
      Set<String> filter = filter(random);
      String body = body(first, last, filter);
      String what = "seed %d: %s".formatted(seed, body);
      Map<String, Map<GroupMetric, Long>> owners = naive.range(first, last);
      owners.keySet().removeIf(owner -> !filter.isEmpty() && !filter.contains(owner));
      assertThat(byOwner(server.post(STATISTIC + "?access_token=" + token, body)))
          .as(what)
          .isEqualTo(owners);
      assertThat(byDay(server.post(BY_DAY + "?access_token=" + token, body)))
          .as(what)
          .isEqualTo(sums(naive, first, last, filter));
    }
  }

  private static Set<String> filter(SplittableRandom random) {
    Set<String> filter = new HashSet<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      filter.add("u" + random.nextInt(14));
    }
    return filter;
  }

  private static String body(LocalDate first, LocalDate last, Set<String> filter) {
    String users = String.join("\",\"", filter);
    return "{\"day_begin_time\":%d,\"day_end_time\":%d,\"owner_filter\":{\"userid_list\":[%s]}}"
        .formatted(
            Region.CN.startOf(first).getEpochSecond() + 3600,
            Region.CN.startOf(last).getEpochSecond() + 80_000,
            filter.isEmpty() ? "" : "\"" + users + "\"");
  }

  private static Map<String, Map<GroupMetric, Long>> byOwner(Reply reply) {
    Map<String, Map<GroupMetric, Long>> owners = new TreeMap<>();
    for (JsonNode item : reply.json().get("items")) {
      owners.put(item.get("owner").stringValue(), figures(item.get("data")));
    }
    assertThat(reply.json().get("total").intValue()).isEqualTo(owners.size());
    return owners;
  }

  private static Map<Long, Map<GroupMetric, Long>> byDay(Reply reply) {
    Map<Long, Map<GroupMetric, Long>> days = new TreeMap<>();
    for (JsonNode item : reply.json().get("items")) {
      days.put(item.get("stat_time").longValue(), figures(item.get("data")));
    }
    return days;
  }

  /** Those that are not 0. */
  private static Map<GroupMetric, Long> figures(JsonNode data) {
    Map<GroupMetric, Long> figures = new EnumMap<>(GroupMetric.class);
    assertThat(data).hasSize(GroupMetric.values().length);
    for (GroupMetric metric : GroupMetric.values()) {
      long amount = data.get(metric.word()).longValue();
      if (amount != 0) {
        figures.put(metric, amount);
      }
    }
    return figures;
  }

  private static Map<Long, Map<GroupMetric, Long>> sums(
      NaiveGroups naive, LocalDate first, LocalDate last, Set<String> filter) {
    Map<Long, Map<GroupMetric, Long>> days = new TreeMap<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Map<GroupMetric, Long> sums = new EnumMap<>(GroupMetric.class);
      naive
          .day(day)
          .forEach((owner, figures) -> {
            if (filter.isEmpty() || filter.contains(owner)) {
              figures.forEach((metric, amount) -> sums.merge(metric, amount, Long::sum));
            }
          });
      days.put(Region.CN.startOf(day).getEpochSecond(), sums);
    }
    return days;
  }
}
