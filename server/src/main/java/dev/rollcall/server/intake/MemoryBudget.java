package dev.rollcall.server.intake;

import java.util.concurrent.atomic.AtomicInteger;

/** So many bytes of bodies may be in memory at once, whoever sends them. */
final class MemoryBudget {
  private final AtomicInteger left;

  MemoryBudget(int bytes) {
    this.left = new AtomicInteger(bytes);
  }

  /** An empty share; closing it gives back what it took. */
  Share share() {
    return new Share();
  }

  /** What one request has taken. Not thread-safe. */
  final class Share implements AutoCloseable {
    private int taken;

    /** Takes some more, or says that there is not enough and takes nothing. */
    boolean take(int bytes) {
      int before = left.get();
      while (before >= bytes) {
        if (left.compareAndSet(before, before - bytes)) {
          taken += bytes;
          return true;
        }
        before = left.get();
      }
      return false;
    }

    @Override
    public void close() {
      left.addAndGet(taken);
      taken = 0;
    }
  }
}
