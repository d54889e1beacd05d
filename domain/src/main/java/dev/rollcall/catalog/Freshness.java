package dev.rollcall.catalog;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Tells whether anything in the database may have changed. The stamp is another one after every
 * commit of this process at once, and after one of another process within {@value
 * #ASK_EVERY_MILLIS} ms; whoever remembers a row remembers the stamp read <em>before</em> the row.
 */
final class Freshness {
  static final long ASK_EVERY_MILLIS = 50;

  private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(ASK_EVERY_MILLIS);

  private final LongSupplier dataVersion;
  private final AtomicLong stamp = new AtomicLong();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long askedAtNanos;
  private long seen;

  /**
   * @param dataVersion a number that differs after every commit of anybody else
   */
  Freshness(LongSupplier dataVersion) {
    this.dataVersion = dataVersion;
    this.seen = dataVersion.getAsLong();
    this.askedAtNanos = System.nanoTime();
  }

  /** Equal to an earlier stamp as long as nothing has changed since. */
  long stamp() {
    if (System.nanoTime() - askedAtNanos >= ASK_EVERY_NANOS && asking.tryLock()) {
      try {
        ask();
      } finally {
        asking.unlock();
      }
    }
    return stamp.get();
  }

  /** This process has committed something. */
  void committed() {
    stamp.incrementAndGet();
  }

  private void ask() {
    // The time before asking: what is committed while the answer is under way is asked for again.
    long now = System.nanoTime();
    long version = dataVersion.getAsLong();
    if (version != seen) {
      seen = version;
      stamp.incrementAndGet();
    }
    askedAtNanos = now;
  }
}
