package dev.rollcall.counting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.directory.Directory;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * How an app was used over a period, for every department at once (S9, S13-S16). Exact over any
 * period: a week, a month or ten years is a union of day sets. Thread-safe; what it has counted it
 * keeps, up to so many bytes.
 */
public final class AppUsage {
  private final Facts facts;
  private final Cache<Question, Optional<AppUsagePeriod>> counted;

  private record Question(
      String tenant, Region region, long sequence, String app, LocalDate first, LocalDate last) {}

  /**
   * @param cacheBytes how much memory counted periods may take, about
   */
  public AppUsage(Facts facts, long cacheBytes) {
    this.facts = facts;
    this.counted =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((Question _, Optional<AppUsagePeriod> period) ->
                period.map(AppUsagePeriod::weight).orElse(100))
            .build();
  }

  /**
   * The usage of an app over the published days from {@code first} to {@code last}, both included,
   * counted with the directory of the last published one (S8). Empty when the period has no
   * published day or the app no use in it.
   */
  public Optional<AppUsagePeriod> read(
      Snapshot snapshot, String app, LocalDate first, LocalDate last) {
    if (first.isAfter(last)) {
      return Optional.empty();
    }
    return counted.get(
        new Question(snapshot.tenant(), snapshot.region(), snapshot.sequence(), app, first, last),
        _ -> count(app, snapshot.days().subMap(first, true, last, true)));
  }

  /** Who ever used an app up to a day, and nothing else; for a day on which nobody did. */
  public AppUsagePeriod ever(PublishedDay day, String app) {
    RoaringBitmap ever =
        facts.usage(day, UsageKey.ever(app)).map(Usage::people).orElseGet(RoaringBitmap::new);
    return AppUsagePeriod.count(
        app, facts.directory(day), new EnumMap<>(Form.class), new RoaringBitmap(), ever);
  }

  private Optional<AppUsagePeriod> count(String app, NavigableMap<LocalDate, PublishedDay> period) {
    if (period.isEmpty()) {
      return Optional.empty();
    }
    PublishedDay last = period.lastEntry().getValue();
    Directory directory = facts.directory(last);
    Map<Form, UsageSum> forms = new EnumMap<>(Form.class);
    RoaringBitmap newcomers = new RoaringBitmap();
    RoaringBitmap ever = new RoaringBitmap();
    for (PublishedDay day : period.values()) {
      Map<UsageKey, Usage> used = facts.usages(day, keys(app, day.equals(last)));
      for (Form form : Form.values()) {
        Usage usage = used.get(UsageKey.of(app, form));
        if (usage != null && !usage.people().isEmpty()) {
          forms.computeIfAbsent(form, _ -> new UsageSum()).add(usage);
        }
      }
      add(used.get(UsageKey.newcomers(app)), newcomers);
      add(used.get(UsageKey.ever(app)), ever);
    }
    return forms.isEmpty()
        ? Optional.empty()
        : Optional.of(AppUsagePeriod.count(app, directory, forms, newcomers, ever));
  }

  private static void add(@Nullable Usage usage, RoaringBitmap people) {
    if (usage != null) {
      people.or(usage.people());
    }
  }

  /** What is to be read of a day; who ever used the app, of the last one only. */
  private static List<UsageKey> keys(String app, boolean last) {
    List<UsageKey> keys = new ArrayList<>();
    for (Form form : Form.values()) {
      keys.add(UsageKey.of(app, form));
    }
    keys.add(UsageKey.newcomers(app));
    if (last) {
      keys.add(UsageKey.ever(app));
    }
    return keys;
  }
}
