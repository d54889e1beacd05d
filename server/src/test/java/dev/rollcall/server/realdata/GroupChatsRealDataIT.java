package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Eight years of {@code lean_chat} as customer group chats: every owner and every day of the last
 * six months, and months as a whole, against {@link ChatRecount}; totals run since 2018.
 */
class GroupChatsRealDataIT {
  private static final int DAYS = 180;
  private static final int SPAN = 31;
  private static final int NAMED_AT_ONCE = 100;

  /** The department that has all others below it. */
  private static final String EVERYBODY = "Z";

  @TempDir Path folder;

  @Test
  void everyOwnerAndDayEqualsANaiveRecount() {
    SharedData data = SharedData.of("lean_chat");
    Path file = folder.resolve("events.ndjson.gz");
    long events = write(data, file);
    ChatRecount recount = new ChatRecount(data);
    LocalDate last = recount.last();
    String now = last.plusDays(1) + "T04:00:00+08:00";
    try (RollcallJar jar = new RollcallJar(folder.resolve("data"), now)) {
      jar.run("tenant", "add", "Real", "--id", "real", "--corp-id", "ww_real");
      JsonNode app = jar.run("app", "add", "--tenant", "real", "--vendor", "wecom");
      JsonNode imported =
          jar.run("import", "--tenant", "real", file.toString(), "--directory-since", "2018-01-01");
      assertThat(imported.get("accepted").asLong()).isEqualTo(events);
      jar.run("rollup");
      GroupChatClient client = new GroupChatClient(jar.serve(), app);
      assertThat(client.codeForEverybody(last)).isEqualTo(81017);
      Map<LocalDate, Map<String, long[]>> expected = new TreeMap<>();
      recount.forEachDay(last.minusDays(DAYS - 1), expected::put);
      assertThat(expected).hasSize(DAYS);
      assertThat(expected.get(last)).hasSizeGreaterThan(4000);
      expected.forEach((day, owners) -> same(day, client.owners(day, day, EVERYBODY), owners));
      months(client, expected);
    }
  }

  /** Topics, who was in them, and what was posted. */
  private static long write(SharedData data, Path file) {
    try (EventFile out = new EventFile(file)) {
      data.forEach(
          "departments",
          row -> out.department(row.get("department_id"), row.get("parent_id"), row.get("name")));
      data.forEach(
          "users",
          row ->
              out.person(row.get("user_id"), row.get("name"), List.of(row.get("department_id"))));
      Set<String> members = new HashSet<>();
      data.forEach(
          "chats",
          row -> {
            String chat = row.get("chat_id");
            String owner = row.get("owner_user_id");
            members.add(chat + " " + owner);
            out.event(
                "group.created",
                Instant.ofEpochMilli(Long.parseLong(row.get("created_ms"))),
                Map.of("chat", chat, "owner", owner));
          });
      firstPosts(data, members)
          .forEach((pair, millis) -> {
            String[] names = pair.split(" ", -1);
            // After the creation, which may be of the same second.
            Instant time = Instant.ofEpochMilli(millis + 1);
            out.event("group.member_joined", time, Map.of("chat", names[0], "member", names[1]));
          });
      data.forEach(
          "activity",
          row ->
              out.event(
                  "group.message_sent",
                  Instant.ofEpochMilli(Long.parseLong(row.get("time_epoch_ms"))),
                  Map.of("chat", row.get("object"), "member", row.get("user_id"))));
      return out.count();
    }
  }

  /** When each pair of chat and person that is no member yet first posted. */
  private static Map<String, Long> firstPosts(SharedData data, Set<String> members) {
    Map<String, Long> first = new HashMap<>();
    data.forEach(
        "activity",
        row -> {
          String pair = row.get("object") + " " + row.get("user_id");
          if (!members.contains(pair)) {
            first.merge(pair, Long.parseLong(row.get("time_epoch_ms")), Math::min);
          }
        });
    return first;
  }

  private static void same(Object when, Map<?, long[]> answered, Map<?, long[]> expected) {
    assertThat(answered.keySet()).as("%s", when).isEqualTo(expected.keySet());
    answered.forEach((name, figures) ->
        assertThat(figures).as("%s %s", when, name).containsExactly(expected.get(name)));
  }

  /** Spans of 31 days by owner, and day by day for a hundred owners at a time. */
  private static void months(GroupChatClient client, Map<LocalDate, Map<String, long[]>> expected) {
    List<LocalDate> days = List.copyOf(expected.keySet());
    for (int from = 0; from < days.size(); from += SPAN) {
      List<LocalDate> span = days.subList(from, Math.min(from + SPAN, days.size()));
      Map<String, long[]> owners = sum(span, expected);
      same(span, client.owners(span.getFirst(), span.getLast(), EVERYBODY), owners);
      List<String> names = new ArrayList<>(new TreeSet<>(owners.keySet()));
      for (int i = 0; i < names.size(); i += NAMED_AT_ONCE) {
        List<String> some = names.subList(i, Math.min(i + NAMED_AT_ONCE, names.size()));
        Map<LocalDate, long[]> together = new TreeMap<>();
        span.forEach(
            day -> together.put(day, together(expected.getOrDefault(day, Map.of()), some)));
        same(some, client.days(span.getFirst(), span.getLast(), some), together);
      }
    }
  }

  /** Flows of all days, levels of the last. */
  private static Map<String, long[]> sum(
      List<LocalDate> span, Map<LocalDate, Map<String, long[]>> expected) {
    Map<String, long[]> owners = new TreeMap<>();
    for (LocalDate day : span) {
      boolean last = day.equals(span.getLast());
      expected
          .getOrDefault(day, Map.of())
          .forEach((owner, figures) -> {
            long[] sums = owners.computeIfAbsent(owner, _ -> new long[ChatRecount.FIGURES.size()]);
            IntStream.range(0, last ? figures.length : ChatRecount.FLOWS)
                .forEach(i -> sums[i] += figures[i]);
          });
    }
    return owners;
  }

  private static long[] together(Map<String, long[]> owners, List<String> names) {
    long[] sums = new long[ChatRecount.FIGURES.size()];
    for (String name : names) {
      long[] figures = owners.getOrDefault(name, new long[sums.length]);
      IntStream.range(0, sums.length).forEach(i -> sums[i] += figures[i]);
    }
    return sums;
  }
}
