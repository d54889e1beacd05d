package dev.rollcall.groups;

import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.Usage;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Amounts by owner and metric. */
final class OwnerFigures {
  private static final GroupMetric[] METRICS = GroupMetric.values();

  private final TreeMap<Integer, long[]> owners = new TreeMap<>();

  void add(int owner, GroupMetric metric, long amount) {
    if (amount != 0) {
      owners.computeIfAbsent(owner, _ -> new long[METRICS.length])[metric.ordinal()] += amount;
    }
  }

  /** Puts a usage of each metric that anybody has. Owners with nothing at all are forgotten. */
  void putInto(SortedMap<GroupMetric, Usage> usages) {
    owners.values().removeIf(amounts -> Arrays.stream(amounts).allMatch(amount -> amount == 0));
    for (GroupMetric metric : METRICS) {
      Usage usage = usage(metric.ordinal());
      if (!usage.people().isEmpty()) {
        usages.put(metric, usage);
      }
    }
  }

  /** Amounts beyond an int stand at its end: the wire has no room for more. */
  private Usage usage(int metric) {
    RoaringBitmap people = new RoaringBitmap();
    int[] amounts = new int[owners.size()];
    int count = 0;
    for (Map.Entry<Integer, long[]> owner : owners.entrySet()) {
      long amount = owner.getValue()[metric];
      if (amount != 0) {
        people.add(owner.getKey());
        amounts[count++] = (int) Math.min(amount, Integer.MAX_VALUE);
      }
    }
    return new Usage(people, Amounts.of(amounts, count), Amounts.of(new int[count], count));
  }
}
