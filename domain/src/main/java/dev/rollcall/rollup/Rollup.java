package dev.rollcall.rollup;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Horizon;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Leftovers;
import dev.rollcall.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns closed days of the journal into published days. Thread-safe: one roll-up runs at a time. Of
 * several processes on one data folder only one may roll up at a time; whoever starts it sees to
 * that.
 */
public final class Rollup {
  private final Journal journal;
  private final Catalog catalog;
  private final FactFolder folder;
  private final Engine engine;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();

  public Rollup(Journal journal, Catalog catalog, FactFolder folder, Engine engine, Clock clock) {
    this.journal = journal;
    this.catalog = catalog;
    this.folder = folder;
    this.engine = engine;
    this.clock = clock;
  }

  /** The last day of a region that ended at least {@code grace} ago. */
  public LocalDate lastClosed(Region region, Duration grace) {
    return region.dayOf(clock.instant().minus(grace)).minusDays(1);
  }

  /**
   * Publishes every day up to {@code through} that is new, has changed, or follows one whose
   * carried state has (S5). Publishing goes on from the first day with activity: every later day is
   * published, also one without events.
   *
   * @throws IllegalArgumentException when {@code through} has not ended yet
   * @throws RollupException when it could not be done; what was published before stays published
   */
  public RollupReport run(Tenant tenant, Region region, LocalDate through, Progress progress) {
    LocalDate today = region.dayOf(clock.instant());
    if (!through.isBefore(today)) {
      throw new IllegalArgumentException(
          "%s is not over yet in region %s: the last day that can be published is %s."
              .formatted(through, region.code(), today.minusDays(1)));
    }
    return run(tenant, region, published(tenant, region), through, progress);
  }

  /**
   * Publishes every published day from one on again, counted anew from the journal, whether it
   * changed or not. What was published of it before need not be readable.
   *
   * @param from the first day to count; days before it must be sound; {@link LocalDate#MIN} for the
   *     first that can be
   * @throws RollupException when it could not be done; what was published before stays published
   */
  public RollupReport rebuild(Tenant tenant, Region region, LocalDate from, Progress progress) {
    Horizon horizon = catalog.publications().horizon(tenant.id(), region);
    LocalDate gone = horizon.journalThrough();
    if (!from.equals(LocalDate.MIN) && horizon.isJournalGone(from)) {
      throw new RollupException(
          "The journal of %s/%s is kept from %s on; earlier days can not be counted again."
              .formatted(tenant.id(), region.code(), gone == null ? from : gone.plusDays(1)));
    }
    List<Publication> published = published(tenant, region);
    List<Publication> before =
        published.stream()
            .filter(
                each -> each.day().day().isBefore(from) || horizon.isJournalGone(each.day().day()))
            .toList();
    if (before.size() == published.size()) {
      return new RollupReport(0, 0, 0, List.of());
    }
    return run(tenant, region, before, published.getLast().day().day(), progress);
  }

  private RollupReport run(
      Tenant tenant,
      Region region,
      List<Publication> published,
      LocalDate through,
      Progress progress) {
    Leftovers leftovers = new Leftovers(folder, catalog.publications(), clock);
    running.lock();
    try {
      leftovers.removeUnfinished(tenant.id(), region);
      Horizon horizon = catalog.publications().horizon(tenant.id(), region);
      RollupPlan plan = new RollupPlan(journal, tenant.id(), region, horizon, published, through);
      requireNoLoss(plan, tenant.id(), region);
      RollupReport report =
          new RegionRollup(
                  journal,
                  catalog.people(),
                  folder,
                  engine,
                  days -> publish(plan, days),
                  progress,
                  plan,
                  tenant.id(),
                  region)
              .run();
      leftovers.remove(tenant.id(), region);
      return report;
    } catch (RuntimeException e) {
      leftovers.removeUnfinishedAfter(e, tenant.id(), region);
      throw e;
    } finally {
      running.unlock();
    }
  }

  /** What is published is better than what is left of the journal. */
  private static void requireNoLoss(RollupPlan plan, String tenant, Region region) {
    plan.losses()
        .forEach((day, what) -> {
          throw new RollupException(
              ("Nothing was published of %s/%s: of %s %s. Bring the files of the day back from a"
                      + " backup of the journal, or publish what is left with `rebuild --tenant %s"
                      + " --from %s`.")
                  .formatted(tenant, region.code(), day, what, tenant, day));
        });
  }

  /** What was counted must outlast a power cut before anybody relies on it. */
  private void publish(RollupPlan plan, List<Publications.Entry> days) {
    journal.settle(plan.toCount(days.getLast().day().day()));
    catalog.publications().publish(days, clock.instant());
  }

  private List<Publication> published(Tenant tenant, Region region) {
    long sequence = catalog.publications().sequence(tenant.id(), region);
    return catalog.publications().at(tenant.id(), region, sequence);
  }
}
