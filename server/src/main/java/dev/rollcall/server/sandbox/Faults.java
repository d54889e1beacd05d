package dev.rollcall.server.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is to go wrong with a request: what its header asks for, or else what an administrator
 * of the tenant wished for its next requests. A vendor's package asks once for each request that
 * found its way to a path, and answers in the vendor's words. Thread-safe.
 */
public final class Faults {
  /** The header by which a single request asks for its fault. */
  public static final String HEADER = "X-Rollcall-Fault";

  private final boolean on;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, List<Wish>> wishes = new HashMap<>();

  private Faults(boolean on) {
    this.on = on;
  }

  /** Those of a sandbox. */
  public static Faults onDemand() {
    return new Faults(true);
  }

  /** Those of any other server: nothing ever goes wrong on demand. */
  public static Faults none() {
    return new Faults(false);
  }

  /** Whether this is a sandbox. */
  public boolean areOn() {
    return on;
  }

  /**
   * What is to go wrong with a request, if anything. Waits first when the request is to be slow.
   *
   * @param header the value of {@link #HEADER}, empty when there is none
   * @param path of the request, without its query
   * @param app the id of the app that asks, empty when it is not known
   * @param tenant whose figures are asked for, empty when that is not known
   */
  public Optional<Fault> next(String header, String path, String app, String tenant) {
    if (!on) {
      return Optional.empty();
    }
    Ordered ordered =
        header.isEmpty() ? wished(path, app, tenant) : Ordered.of(header).orElse(null);
    if (ordered == null) {
      return Optional.empty();
    }
    if (!ordered.delay().isZero()) {
      try {
        Thread.sleep(ordered.delay());
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
    return Optional.ofNullable(ordered.fault());
  }

  private @Nullable Ordered wished(String path, String app, String tenant) {
    lock.lock();
    try {
      List<Wish> own = wishes.getOrDefault(tenant, List.of());
      for (int i = 0; i < own.size(); i++) {
        Wish wish = own.get(i);
        if (wish.concerns(path, app)) {
          if (wish.times() == 1) {
            own.remove(i);
          } else {
            own.set(i, wish.once());
          }
          return wish.what();
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes these wishes of a tenant in place of all that it had. */
  void replace(String tenant, List<Wish> all) {
    lock.lock();
    try {
      if (all.isEmpty()) {
        wishes.remove(tenant);
      } else {
        wishes.put(tenant, new ArrayList<>(all));
      }
    } finally {
      lock.unlock();
    }
  }

  /** What a tenant still wishes, in its order. */
  List<Wish> of(String tenant) {
    lock.lock();
    try {
      return List.copyOf(wishes.getOrDefault(tenant, List.of()));
    } finally {
      lock.unlock();
    }
  }
}
