package dev.rollcall.rollup;

import dev.rollcall.events.EventLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the few events of a day for which the time alone does not decide in the order of ids (S15).
 * Not thread-safe.
 */
final class TiedIds {
  private record Tied(String id, int action) {}

  private final Map<Long, List<Tied>> tied = new HashMap<>();

  /**
   * @param ats who and when, as {@link AppMoments#at} numbers it
   */
  TiedIds(List<Long> ats) {
    ats.forEach(at -> tied.put(at, new ArrayList<>()));
  }

  /** Takes an event if it ties with another. */
  void add(long at, EventLine line, int action) {
    List<Tied> here = tied.get(at);
    if (here != null) {
      here.add(new Tied(line.id(), action));
    }
  }

  /** The actions of each, in order of ids. */
  Map<Long, int[]> actions() {
    Comparator<Tied> order = Comparator.comparing(Tied::id).thenComparingInt(Tied::action);
    Map<Long, int[]> actions = HashMap.newHashMap(tied.size());
    tied.forEach((at, events) ->
        actions.put(at, events.stream().sorted(order).mapToInt(Tied::action).toArray()));
    return actions;
  }
}
