package dev.rollcall.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.catalog.AuditLog;
import dev.rollcall.catalog.CatalogException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in the audit log who looks at people by their names. Thread-safe.
 *
 * <p>The first look of a kind is on disk before anything is shown. Its further pages, and the same
 * question again within a minute, are added up and written every few seconds, so that pulling
 * thousands of pages costs a few entries. When the log can not be written, as on a full disk, looks
 * are kept in memory and written once it can be; reading goes on until {@value #MOST_WAITING} wait,
 * and then nobody is shown any more.
 */
public final class Looks implements AutoCloseable {
  static final int MOST_WAITING = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
  private static final Duration SAME_LOOK = Duration.ofMinutes(1);
  private static final long WRITE_EVERY_SECONDS = 5;

  private final AuditLog log;
  private final Clock clock;
  private final Cache<Look, Boolean> noted =
      Caffeine.newBuilder().maximumSize(MOST_WAITING).expireAfterWrite(SAME_LOOK).build();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Look, Long> further = new HashMap<>();
  private final Deque<AuditLog.Look> unwritten = new ArrayDeque<>();
  private volatile boolean failing;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-looks").factory());

  private final ScheduledFuture<?> writing;

  /**
   * A question that was answered with people's names.
   *
   * @param actor the app, such as {@code feishu:cli_a1}
   * @param question such as {@code admin_user_stats}
   * @param filter days, departments, and a person by number; never a name
   */
  public record Look(String tenant, String actor, String question, String filter) {}

  public Looks(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
    this.writing =
        writer.scheduleWithFixedDelay(
            this::write, WRITE_EVERY_SECONDS, WRITE_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Notes that an answer names people.
   *
   * @param people rows that name somebody
   * @return whether they may be shown
   */
  public boolean note(Look look, int people) {
    if (people == 0) {
      return true;
    }
    if (noted.getIfPresent(look) != null) {
      return add(look, people);
    }
    AuditLog.Look entry = entry(look, people);
    try {
      log.add(List.of(entry));
      noted.put(look, true);
      failing = false;
      return true;
    } catch (CatalogException e) {
      failed(e);
      return keep(entry);
    }
  }

  private boolean add(Look look, int people) {
    lock.lock();
    try {
      if (further.size() + unwritten.size() >= MOST_WAITING && !further.containsKey(look)) {
        return false;
      }
      further.merge(look, (long) people, Long::sum);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean keep(AuditLog.Look entry) {
    lock.lock();
    try {
      if (further.size() + unwritten.size() >= MOST_WAITING) {
        return false;
      }
      unwritten.add(entry);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Writes what is waiting; what can not be written waits on. */
  void write() {
    List<AuditLog.Look> waiting = new ArrayList<>();
    lock.lock();
    try {
      further.forEach((look, people) -> unwritten.add(entry(look, people)));
      further.clear();
      waiting.addAll(unwritten);
      unwritten.clear();
    } finally {
      lock.unlock();
    }
    if (waiting.isEmpty()) {
      return;
    }
    try {
      log.add(waiting);
      failing = false;
    } catch (RuntimeException e) {
      failed(e);
      lock.lock();
      try {
        unwritten.addAll(waiting);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Told once, until it goes well again. */
  private void failed(RuntimeException failure) {
    if (!failing) {
      LOG.error(
          "The audit log can not be written. Who looks at people is kept in memory; make room",
          failure);
    }
    failing = true;
  }

  private AuditLog.Look entry(Look look, long people) {
    return new AuditLog.Look(
        clock.instant(),
        look.tenant(),
        look.actor(),
        "people.read",
        look.question(),
        look.filter(),
        people);
  }

  /** Writes what is waiting and ends. */
  @Override
  public void close() {
    writing.cancel(false);
    writer.shutdown();
    write();
  }
}
