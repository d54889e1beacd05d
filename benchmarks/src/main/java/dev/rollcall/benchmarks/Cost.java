package dev.rollcall.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What a store spent on so many events.
 *
 * @param cpu of the store's processes alone, not of its clients
 */
record Cost(String store, long events, double seconds, CpuTime cpu) {
  private static final double MILLION = 1e6;

  /** Lets a crowd work and reads the clocks before and after. */
  static Cost of(
      String store, LinuxProcess server, List<Crowd.Deed> clients, int batch, double seconds)
      throws InterruptedException {
    CpuTime before = server.cpuTime();
    long start = System.nanoTime();
    long batches = Crowd.run(clients, seconds);
    double elapsed = (System.nanoTime() - start) / 1e9;
    return new Cost(store, batches * batch, elapsed, server.cpuTime().minus(before));
  }

  double cpuSecondsPerMillion() {
    return cpu.total() / events * MILLION;
  }

  double eventsPerSecond() {
    return events / seconds;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-34s %,12d events %,9.0f/s  server CPU s per million: %.2f (%.2f user, %.2f system)",
        store,
        events,
        eventsPerSecond(),
        cpuSecondsPerMillion(),
        cpu.user() / events * MILLION,
        cpu.system() / events * MILLION);
  }
}
