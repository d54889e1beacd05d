package dev.rollcall.server.realdata;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Who attended which meeting for which employer. Employers are departments, and a record of the
 * directory precedes by a millisecond the first meeting that somebody attends for another one.
 */
final class Attendance {
  private final ZoneOffset zone;
  private final List<Join> joins = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();
  private int changes;

  private record Join(long millis, String person, String meeting, String employer) {}

  /** From then on the person is with this employer. */
  private record Move(long millis, String person, String employer) {}

  private Attendance(ZoneOffset zone) {
    this.zone = zone;
  }

  static Attendance read(SharedData data, ZoneOffset zone) {
    Attendance attendance = new Attendance(zone);
    data.forEach(
        "activity",
        row ->
            attendance.joins.add(
                new Join(
                    Long.parseLong(row.get("time_epoch_ms")),
                    row.get("user_id"),
                    row.get("object"),
                    row.get("extra").substring("org=".length()))));
    attendance.joins.sort(
        Comparator.comparingLong(Join::millis)
            .thenComparing(Join::person)
            .thenComparing(Join::employer));
    attendance.follow();
    return attendance;
  }

  private void follow() {
    Map<String, Move> last = new HashMap<>();
    for (Join join : joins) {
      Move before = last.get(join.person());
      boolean changed = before == null || !before.employer().equals(join.employer());
      if (changed && (before == null || join.millis() - 1 > before.millis())) {
        Move move = new Move(join.millis() - 1, join.person(), join.employer());
        moves.add(move);
        last.put(join.person(), move);
        changes += before == null ? 0 : 1;
      }
    }
  }

  /** How often somebody changed the employer. */
  int moves() {
    return changes;
  }

  /** Writes it as events. */
  void write(SharedData data, Path file) {
    Map<String, String> departments = new HashMap<>();
    try (EventFile out = new EventFile(file)) {
      data.forEach(
          "departments",
          row -> {
            departments.put(row.get("name"), row.get("department_id"));
            out.department(row.get("department_id"), row.get("parent_id"), row.get("name"));
          });
      for (Move move : moves) {
        // The table lists the employers of today; those of the past hang beside them.
        String department =
            departments.computeIfAbsent(
                move.employer(),
                name -> {
                  out.department("past " + name, "TC39", name);
                  return "past " + name;
                });
        Map<String, Object> person =
            Map.of(
                "person", move.person(),
                "name", "Delegate " + move.person(),
                "departments", List.of(department));
        out.event("person.set", Instant.ofEpochMilli(move.millis()), person);
      }
      for (Join join : joins) {
        Map<String, Object> meeting = Map.of("person", join.person(), "meeting", join.meeting());
        out.event("meeting.joined", Instant.ofEpochMilli(join.millis()), meeting);
      }
    }
  }

  /** The days with meetings, and how many rows each has. */
  NavigableMap<LocalDate, Integer> meetings() {
    NavigableMap<LocalDate, Integer> days = new TreeMap<>();
    joins.forEach(join -> days.merge(day(join.millis()), 1, Integer::sum));
    return days;
  }

  /** How often somebody joined, by day and person. */
  <T> Map<T, Integer> joins(BiFunction<String, String, T> key) {
    Map<T, Integer> counts = new HashMap<>();
    for (Join join : joins) {
      counts.merge(key.apply(day(join.millis()).toString(), join.person()), 1, Integer::sum);
    }
    return counts;
  }

  /** What a day and the one after it must show: meetings, both flags, the department's name. */
  Map<String, List<String>> expected(LocalDate first) {
    Map<String, List<String>> expected = new TreeMap<>();
    for (LocalDate day : List.of(first, first.plusDays(1))) {
      Map<String, String> employers = new HashMap<>();
      for (Move move : moves) {
        if (!day(move.millis()).isAfter(day)) {
          employers.put(move.person(), move.employer());
        }
      }
      Map<String, Set<String>> attended = new HashMap<>();
      for (Join join : joins) {
        if (day(join.millis()).equals(day)) {
          attended.computeIfAbsent(join.person(), _ -> new HashSet<>()).add(join.meeting());
        }
      }
      employers.forEach((person, employer) -> {
        int count = attended.getOrDefault(person, Set.of()).size();
        String flag = count > 0 ? "1" : "0";
        expected.put(day + " " + person, List.of(Integer.toString(count), flag, flag, employer));
      });
    }
    return expected;
  }

  private LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(zone).toLocalDate();
  }
}
