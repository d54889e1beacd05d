package dev.rollcall.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall time and CPU time of this whole process, native threads included, since it was made. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private final long wall = System.nanoTime();
  private final double cpu = processCpuSeconds();

  double wallSeconds() {
    return (System.nanoTime() - wall) / NANOS;
  }

  double cpuSeconds() {
    return processCpuSeconds() - cpu;
  }

  /** CPU seconds of this process since it began, the start of the JVM included. */
  static double processCpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / NANOS;
  }
}
