package dev.rollcall.counting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.facts.UsageKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of customer group chats by owner (S25-S28), over any period or day by day.
 * Thread-safe; what it has counted it keeps, up to so many bytes.
 */
public final class GroupFigures {
  private static final int BYTES_A_DAY = 100;

  private final Facts facts;
  private final Cache<List<String>, GroupTotals> counted;

  /**
   * @param cacheBytes how much memory counted periods may take, about
   */
  public GroupFigures(Facts facts, long cacheBytes) {
    this.facts = facts;
    this.counted =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((List<String> days, GroupTotals totals) ->
                BYTES_A_DAY * days.size() + totals.weight())
            .build();
  }

  /**
   * The figures of each owner over the published days from {@code first} to {@code last}, both
   * included: flows added up, levels of the last published one. Nobody has any when none is
   * published.
   */
  public GroupTotals period(Snapshot snapshot, LocalDate first, LocalDate last) {
    return total(days(snapshot, first, last).values());
  }

  /** The figures of each owner on each published day from {@code first} to {@code last}. */
  public SortedMap<LocalDate, GroupTotals> daily(
      Snapshot snapshot, LocalDate first, LocalDate last) {
    SortedMap<LocalDate, GroupTotals> daily = new TreeMap<>();
    days(snapshot, first, last).forEach((date, day) -> daily.put(date, total(List.of(day))));
    return daily;
  }

  private static SortedMap<LocalDate, PublishedDay> days(
      Snapshot snapshot, LocalDate first, LocalDate last) {
    return first.isAfter(last) ? new TreeMap<>() : snapshot.days().subMap(first, true, last, true);
  }

  /** Published versions never change, so the names of their manifests name the figures. */
  private GroupTotals total(Collection<PublishedDay> days) {
    return counted.get(
        days.stream().map(PublishedDay::manifest).toList(), _ -> count(List.copyOf(days)));
  }

  private GroupTotals count(List<PublishedDay> days) {
    GroupTotals.Builder totals = new GroupTotals.Builder();
    for (GroupMetric metric : GroupMetric.values()) {
      for (PublishedDay day : metric.isLevel() ? lastOf(days) : days) {
        facts.usage(day, UsageKey.of(metric)).ifPresent(usage -> totals.add(metric, usage));
      }
    }
    return totals.build();
  }

  private static List<PublishedDay> lastOf(List<PublishedDay> days) {
    return days.isEmpty() ? days : List.of(days.getLast());
  }
}
