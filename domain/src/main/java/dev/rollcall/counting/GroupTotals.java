package dev.rollcall.counting;

import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The figures of the owners of customer group chats, by owner in ascending order of their person
 * numbers. Immutable; the owners are those with any figure that is not 0.
 */
public final class GroupTotals {
  private final int[] owners;

  /** Of each metric that anybody has, by place of the owner. */
  private final Map<GroupMetric, long[]> amounts;

  private GroupTotals(int[] owners, Map<GroupMetric, long[]> amounts) {
    this.owners = owners;
    this.amounts = amounts;
  }

  /** How many owners there are. */
  public int size() {
    return owners.length;
  }

  /** The person number of the owner at a place, 0 for the first. */
  public int owner(int place) {
    return owners[place];
  }

  /** The place of an owner; negative for somebody who has nothing. */
  public int place(int owner) {
    return Arrays.binarySearch(owners, owner);
  }

  /** What the owner at a place has of a metric. */
  public long amount(int place, GroupMetric metric) {
    long[] all = amounts.get(metric);
    return all == null ? 0 : all[place];
  }

  /** Bytes in memory, about. */
  int weight() {
    return 100 + owners.length * (Integer.BYTES + amounts.size() * Long.BYTES);
  }

  /** Takes usages in any order and adds up those of one metric. */
  static final class Builder {
    private final Map<GroupMetric, List<Usage>> usages = new EnumMap<>(GroupMetric.class);
    private final RoaringBitmap owners = new RoaringBitmap();

    void add(GroupMetric metric, Usage usage) {
      owners.or(usage.people());
      usages.computeIfAbsent(metric, _ -> new ArrayList<>()).add(usage);
    }

    GroupTotals build() {
      int[] ascending = owners.toArray();
      Map<GroupMetric, long[]> amounts = new EnumMap<>(GroupMetric.class);
      usages.forEach((metric, added) -> {
        long[] sums = new long[ascending.length];
        added.forEach(usage -> add(usage, ascending, sums));
        amounts.put(metric, sums);
      });
      return new GroupTotals(ascending, amounts);
    }

    private static void add(Usage usage, int[] ascending, long[] amounts) {
      IntIterator people = usage.people().getIntIterator();
      for (int n = 0, place = 0; people.hasNext(); n++, place++) {
        int person = people.next();
        while (ascending[place] != person) {
          place++;
        }
        amounts[place] += usage.views().at(n);
      }
    }
  }
}
