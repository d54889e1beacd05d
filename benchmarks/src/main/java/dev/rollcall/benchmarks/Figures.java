package dev.rollcall.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Named figures of one run, in the order they were taken; as lines {@code name=value}. */
final class Figures {
  private final Map<String, Double> values = new LinkedHashMap<>();

  void put(String name, double value) {
    values.put(name, value);
  }

  /** Puts what a stopwatch shows: {@code name} and {@code name wall}. */
  void put(String name, Stopwatch watch) {
    put(name, watch.cpuSeconds());
    put(name + " wall", watch.wallSeconds());
  }

  /** Puts the CPU, from the start of the JVM on, and the most memory of this process so far. */
  void putProcess() {
    put("cpu", Stopwatch.processCpuSeconds());
    put("MiB", (double) new LinuxProcess(ProcessHandle.current().pid()).peakMebibytes());
  }

  double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no figure " + name + " among " + values.keySet());
    }
    return value;
  }

  List<String> names() {
    return new ArrayList<>(values.keySet());
  }

  /** Prints them for whoever started this process. */
  void print() {
    values.forEach((name, value) -> System.out.printf(Locale.ROOT, "%s=%.6f%n", name, value));
  }

  /** Takes one line; whether it was a figure. */
  boolean take(String line) {
    int equals = line.lastIndexOf('=');
    if (equals <= 0) {
      return false;
    }
    try {
      put(line.substring(0, equals), Double.parseDouble(line.substring(equals + 1)));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
