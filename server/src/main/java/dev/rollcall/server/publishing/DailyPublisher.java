package dev.rollcall.server.publishing;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Tenants;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.FolderLock;
import dev.rollcall.server.publishing.Turns.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes each region's day some minutes after its end, and once an hour the days that changed
 * since; at the start, what is missing. A failure is logged, noted for {@code status} and tried
 * again; it never stops the server.
 */
public final class DailyPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailyPublisher.class);

  /** How often to look for new tenants, and for the end of another process's roll-up. */
  private static final Duration LOOK_AROUND = Duration.ofSeconds(15);

  /** How long closing waits for a roll-up under way; a cut-off one is begun anew next time. */
  private static final Duration STOP = Duration.ofSeconds(5);

  private final Tenants tenants;
  private final Publishing publishing;
  private final List<AfterPublishing> afterwards;
  private final Clock clock;
  private final Turns turns;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("publisher").daemon().unstarted(this::loop);

  public DailyPublisher(
      Tenants tenants,
      Publishing publishing,
      List<AfterPublishing> afterwards,
      PublishingSettings settings,
      Clock clock) {
    this.tenants = tenants;
    this.publishing = publishing;
    this.afterwards = List.copyOf(afterwards);
    this.clock = clock;
    this.turns = new Turns(settings);
  }

  /** Begins to work in a thread of its own. */
  public void start() {
    thread.start();
  }

  /** Publishes what is due now, and returns the moment at which something is due next. */
  Instant publishDue() {
    Instant next = Instant.MAX;
    for (Tenant tenant : tenants.all()) {
      for (Region region : tenant.regions()) {
        Subject subject = new Subject(tenant.id(), region);
        if (turns.isDue(subject, clock.instant()) && !publish(tenant, subject)) {
          return clock.instant().plus(LOOK_AROUND);
        }
        Instant again = turns.next(subject, clock.instant());
        next = again.isBefore(next) ? again : next;
      }
    }
    return next;
  }

  /** False when another process publishes at the moment or this one is to stop. */
  private boolean publish(Tenant tenant, Subject subject) {
    Optional<FolderLock> turn = publishing.tryTakeTurn();
    if (turn.isEmpty() || stopped.getCount() == 0) {
      turn.ifPresent(FolderLock::close);
      return false;
    }
    try (FolderLock _ = turn.get()) {
      publishNow(tenant, subject);
      afterwards.forEach(next -> doAfterwards(next, tenant, subject));
    }
    return true;
  }

  private void publishNow(Tenant tenant, Subject subject) {
    Instant begun = clock.instant();
    LocalDate through = turns.through(subject, begun);
    String what = tenant.id() + "/" + subject.region().code();
    try {
      RollupReport report = publishing.run(tenant, subject.region(), through, _ -> {});
      turns.succeeded(subject, through, clock.instant());
      if (report.published() > 0) {
        Duration taken = Duration.between(begun, clock.instant());
        LOG.info(
            "Published {} through {}: {} days in {} ms",
            what,
            through,
            report.published(),
            taken.toMillis());
      }
    } catch (RuntimeException e) {
      Duration wait = turns.failed(subject, clock.instant());
      LOG.error(
          "Publishing {} through {} failed, next try in {} s", what, through, wait.toSeconds(), e);
    }
  }

  private static void doAfterwards(AfterPublishing next, Tenant tenant, Subject subject) {
    try {
      next.run(tenant, subject.region());
    } catch (RuntimeException e) {
      LOG.error(
          "{} of {}/{} failed, next try after the next publication",
          next.getClass().getSimpleName(),
          tenant.id(),
          subject.region().code(),
          e);
    }
  }

  private void loop() {
    try {
      Duration wait = Duration.ZERO;
      while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = untilNext();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration untilNext() {
    try {
      Instant now = clock.instant();
      Instant next = publishDue();
      if (next.isAfter(now.plus(LOOK_AROUND))) {
        return LOOK_AROUND;
      }
      Duration wait = Duration.between(clock.instant(), next);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (RuntimeException e) {
      LOG.error(
          "What is to be published can not be found out; next look in {} s",
          LOOK_AROUND.toSeconds(),
          e);
      return LOOK_AROUND;
    }
  }

  /** Stops; waits a moment for a roll-up under way. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      if (thread.isAlive() && !thread.join(STOP)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
