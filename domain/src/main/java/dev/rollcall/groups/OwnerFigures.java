package dev.rollcall.groups;

import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.Usage;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Amounts by metric and owner; owners with 0 are forgotten. */
final class OwnerFigures {
  private final Map<GroupMetric, SortedMap<Integer, Long>> metrics =
      new EnumMap<>(GroupMetric.class);

  void add(int owner, GroupMetric metric, long amount) {
    if (amount != 0) {
      metrics
          .computeIfAbsent(metric, _ -> new TreeMap<>())
          .merge(owner, amount, (had, more) -> had + more == 0 ? null : had + more);
    }
  }

  /** Puts a usage of each metric that anybody has. */
  void putInto(SortedMap<GroupMetric, Usage> usages) {
    metrics.forEach((metric, owners) -> {
      if (!owners.isEmpty()) {
        usages.put(metric, usage(owners));
      }
    });
  }

  /** Amounts beyond an int stand at its end: the wire has no room for more. */
  private static Usage usage(SortedMap<Integer, Long> owners) {
    RoaringBitmap people = new RoaringBitmap();
    int[] amounts = new int[owners.size()];
    int count = 0;
    for (Map.Entry<Integer, Long> owner : owners.entrySet()) {
      people.add(owner.getKey());
      amounts[count++] = (int) Math.min(owner.getValue(), Integer.MAX_VALUE);
    }
    return new Usage(people, Amounts.of(amounts, count), Amounts.of(new int[count], count));
  }
}
