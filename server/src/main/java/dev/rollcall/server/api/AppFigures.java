package dev.rollcall.server.api;

import dev.rollcall.counting.AppUsage;
import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.KnownApp;
import dev.rollcall.events.Form;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The figures of an app over a period, also where nobody used it. */
final class AppFigures {
  private final Facts facts;
  private final AppUsage appUsage;

  AppFigures(Facts facts, AppUsage appUsage) {
    this.facts = facts;
    this.appUsage = appUsage;
  }

  /** Whether the app was ever known up to the last published day. */
  boolean knows(Snapshot snapshot, String app) {
    return !snapshot.days().isEmpty()
        && facts.directory(snapshot.days().lastEntry().getValue()).apps().containsKey(app);
  }

  /** Whether the figures of a day are no longer kept, so that a period with it has none. */
  boolean areGone(Snapshot snapshot, LocalDate day) {
    return facts.areGone(snapshot, day);
  }

  /**
   * An app over the published days of a period, which has at least one.
   *
   * @param published the published days of the period
   */
  Period period(Snapshot snapshot, String app, NavigableMap<LocalDate, PublishedDay> published) {
    LocalDate last = published.lastKey();
    Directory directory = facts.directory(published.lastEntry().getValue());
    KnownApp known = directory.apps().get(app);
    Set<Form> forms = known == null ? Set.of() : new TreeSet<>(known.forms());
    Optional<AppUsagePeriod> usage = appUsage.read(snapshot, app, published.firstKey(), last);
    AppUsagePeriod ever =
        usage.orElseGet(() -> appUsage.ever(published.lastEntry().getValue(), app));
    return new Period(directory, forms, usage, ever);
  }

  /**
   * One app over one period; the directory is that of its last published day (S8).
   *
   * @param ever who used it up to the end
   */
  record Period(
      Directory directory, Set<Form> forms, Optional<AppUsagePeriod> usage, AppUsagePeriod ever) {
    Figures figures(int position) {
      return usage
          .map(used -> Figures.of(used, position))
          .orElseGet(() -> Figures.none(forms, ever.totalUsers(position)));
    }
  }
}
