package dev.rollcall.server.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** So many bodies of one tenant may be worked on at once, so that none takes the others' room. */
final class TenantGate {
  private final Map<String, Semaphore> tenants = new ConcurrentHashMap<>();
  private final int most;

  TenantGate(int most) {
    this.most = most;
  }

  /** Whether there is none at this moment. */
  boolean isFull(String tenant) {
    Semaphore room = tenants.get(tenant);
    return room != null && room.availablePermits() == 0;
  }

  /** Whether there is room; whoever is let in must {@link #leave}. */
  boolean enter(String tenant) {
    return tenants.computeIfAbsent(tenant, _ -> new Semaphore(most)).tryAcquire();
  }

  void leave(String tenant) {
    Semaphore room = tenants.get(tenant);
    if (room != null) {
      room.release();
    }
  }
}
