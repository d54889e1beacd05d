package dev.rollcall.rollup;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.GroupEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that SQL does not count, because each is a step from one state to the next: the
 * directory and the shape of customer group chats. Not thread-safe.
 */
final class KeptLines {
  private static final Comparator<Event> BY_TIME =
      Comparator.comparingLong((Event event) -> event.envelope().timeMicros())
          .thenComparing(event -> event.envelope().id())
          .thenComparing(event -> event.envelope().source());

  private final List<Kept> kept = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared, read once
  private record Kept(int day, byte[] line) {}

  /** The events of a day in order of time, ties by id. */
  record Day(List<DirectoryEvent> directory, List<GroupEvent> groups) {
    static final Day EMPTY = new Day(List.of(), List.of());
  }

  void add(int day, byte[] line) {
    kept.add(new Kept(day, line));
  }

  /** The events by epoch day. The lines are let go. */
  Map<Integer, Day> days() {
    Map<Integer, Day> days = new HashMap<>();
    for (Kept line : kept) {
      Day day =
          days.computeIfAbsent(line.day(), _ -> new Day(new ArrayList<>(), new ArrayList<>()));
      switch (StoredLines.read(line.line())) {
        case DirectoryEvent event -> day.directory().add(event);
        case GroupEvent event -> day.groups().add(event);
        default -> throw new IllegalStateException("activity was kept as a line");
      }
    }
    kept.clear();
    days.values()
        .forEach(day -> {
          day.directory().sort(BY_TIME);
          day.groups().sort(BY_TIME);
        });
    return days;
  }
}
