package dev.rollcall.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When events reach the intake. Most come on their own day; some were held back by a phone without
 * a network and come up to three days late (S5), some are sent twice (S6). Not thread-safe.
 */
final class DemoDelivery {
  private static final double HELD = 0.008;
  private static final double SENT_TWICE = 0.012;

  /** The longest time an event is held back. */
  static final int LONGEST_DAYS = 3;

  private final long seed;
  private final NavigableMap<Integer, List<DemoEvent>> later = new TreeMap<>();

  DemoDelivery(long seed) {
    this.seed = seed;
  }

  /** What reaches the intake on a day on which these events happen, in order of arrival. */
  List<DemoEvent> on(int index, List<DemoEvent> happened) {
    List<DemoEvent> arrived = new ArrayList<>(happened.size());
    Dice dice = Dice.at(seed, index, 4);
    for (DemoEvent event : happened) {
      boolean fromPhone = event.data().containsKey("client");
      if (fromPhone && dice.chance(HELD)) {
        hold(index + dice.between(1, LONGEST_DAYS), event);
      } else {
        arrived.add(event);
      }
      if (dice.chance(SENT_TWICE)) {
        hold(index + dice.between(0, 1), event);
      }
    }
    arrived.addAll(due(index));
    return arrived;
  }

  /** Everything that is still held back, in the order it would have come. */
  List<DemoEvent> rest() {
    return due(Integer.MAX_VALUE);
  }

  private void hold(int index, DemoEvent event) {
    later.computeIfAbsent(index, _ -> new ArrayList<>()).add(event);
  }

  private List<DemoEvent> due(int index) {
    NavigableMap<Integer, List<DemoEvent>> due = later.headMap(index, true);
    List<DemoEvent> events = due.values().stream().flatMap(List::stream).toList();
    due.clear();
    return events;
  }
}
