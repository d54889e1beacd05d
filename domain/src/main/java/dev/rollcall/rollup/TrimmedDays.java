package dev.rollcall.rollup;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.counting.DepartmentDayBytes;
import dev.rollcall.counting.DepartmentDays;
import dev.rollcall.counting.RosterRows;
import dev.rollcall.events.Region;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.facts.UsageKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Takes what each person did, and with which client, out of published days; what departments did is
 * counted once more before and kept in its place, so that no figure of theirs changes (S20).
 *
 * <pre>
 * usages        a new file without the kinds {@code person} and {@code client}
 * departments   a new file
 * manifest      a new one; the state before and after the day stays
 * all others    as they are
 * </pre>
 *
 * For days whose journal is no longer kept alone: they are never counted anew. Only one may be at
 * work on a data folder, and no roll-up beside it. Not thread-safe.
 */
final class TrimmedDays {
  private static final Set<String> KINDS = Set.of(UsageKey.PERSON, UsageKey.CLIENT);
  private static final int DAYS_PER_PUBLICATION = 100;
  private static final long CACHE_BYTES = 64L << 20;

  private final FactFolder folder;
  private final Publications publications;
  private final Clock clock;

  TrimmedDays(FactFolder folder, Publications publications, Clock clock) {
    this.folder = folder;
    this.publications = publications;
    this.clock = clock;
  }

  /**
   * Those of some days that still have what each person did, ascending.
   *
   * @param days ascending; the first ones are those that may have lost it, as the oldest go first
   */
  List<Publication> due(List<Publication> days) {
    int first = days.size();
    while (first > 0 && !folder.manifest(days.get(first - 1).manifest()).lacksPeople()) {
      first--;
    }
    return days.subList(first, days.size());
  }

  /**
   * Publishes days anew without it, some at a time, the oldest first; after a crash the rest is
   * still due.
   *
   * @param due published days of one region, ascending, as {@link #due} told them
   */
  void run(Tenant tenant, Region region, List<Publication> due, Progress progress) {
    Facts facts = new Facts(folder, publications, CACHE_BYTES);
    // Each day is counted once: nothing counted is kept.
    RosterRows rows = new RosterRows(facts, 0);
    Pass pass =
        new Pass(facts, new DepartmentDays(facts, rows, 0), facts.snapshot(tenant.id(), region));
    for (int from = 0; from < due.size(); from += DAYS_PER_PUBLICATION) {
      int end = Math.min(from + DAYS_PER_PUBLICATION, due.size());
      FactsRun run = folder.begin(tenant.id(), region);
      List<Publications.Entry> entries = new ArrayList<>();
      for (Publication day : due.subList(from, end)) {
        entries.add(pass.day(day, run));
      }
      run.sync();
      publications.publish(entries, clock.instant());
      run.finish();
      progress.report(new Progress.Step(tenant.id(), region, end, due.size()));
    }
  }

  /** One walk through days of a region; all are read from what was published when it began. */
  private final class Pass {
    private final Facts facts;
    private final DepartmentDays departmentDays;
    private final Snapshot snapshot;

    Pass(Facts facts, DepartmentDays departmentDays, Snapshot snapshot) {
      this.facts = facts;
      this.departmentDays = departmentDays;
      this.snapshot = snapshot;
    }

    Publications.Entry day(Publication day, FactsRun run) {
      Manifest old = folder.manifest(day.manifest());
      String manifest =
          run.day(
              new DayFacts(
                  day.day(),
                  old.events(),
                  old.repeats(),
                  folder.usages(old, entry -> !KINDS.contains(entry.kind())),
                  old.directory(),
                  old.changes(),
                  old.groups(),
                  departments(day, run),
                  old.stateBefore(),
                  old.stateAfter(),
                  old.problems()));
      return new Publications.Entry(
          day.day(), manifest, day.journalEvents(), day.stateBefore(), day.stateAfter());
    }

    private Manifest.DepartmentFile departments(Publication publication, FactsRun run) {
      PublishedDay day =
          Objects.requireNonNull(snapshot.days().get(publication.day().day()), "unpublished");
      return run.departments(publication.day().day(), figures(day, true), figures(day, false));
    }

    private byte[] figures(PublishedDay day, boolean subtrees) {
      int departments = facts.directory(day).tree().size();
      return DepartmentDayBytes.write(departmentDays.read(snapshot, day, subtrees), departments);
    }
  }
}
