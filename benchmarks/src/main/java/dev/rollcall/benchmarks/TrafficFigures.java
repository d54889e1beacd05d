package dev.rollcall.benchmarks;

import dev.rollcall.benchmarks.OpenLoop.Fate;
import dev.rollcall.benchmarks.OpenLoop.Outcome;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;

/**
 * What became of the requests that were due within some time.
 *
 * @param intake batches of events
 * @param reads all others
 * @param memory the server's MiB by the moment they were looked at
 * @param from the first moment, by the clock of {@link System#nanoTime}
 * @param to the first moment behind
 */
record TrafficFigures(
    List<Outcome> intake,
    List<Outcome> reads,
    NavigableMap<Long, Long> memory,
    long from,
    long to) {
  private static final long PROMISED_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS = 1e9;

  /** The heads of {@link #row}. */
  static final List<String> HEADS =
      List.of(
          "what goes on",
          "events accepted/s",
          "batches refused/s",
          "failed or wrong",
          "unsent/s",
          "accepted: ms, middle",
          "99 %",
          "most",
          "reads answered",
          "reads: ms, middle",
          "99 %",
          "most",
          "server MiB, most");

  /** One of so many equal parts, from 0. */
  TrafficFigures part(int number, int parts) {
    long begin = from + (to - from) * number / parts;
    long end = from + (to - from) * (number + 1) / parts;
    return new TrafficFigures(
        due(intake, begin, end),
        due(reads, begin, end),
        memory.subMap(begin, true, end, true),
        begin,
        end);
  }

  private static List<Outcome> due(List<Outcome> outcomes, long begin, long end) {
    return outcomes.stream()
        .filter(outcome -> outcome.dueNanos() >= begin && outcome.dueNanos() < end)
        .toList();
  }

  /** A row of a table. */
  Object[] row(String name, int eventsOfBatch) {
    double seconds = (to - from) / NANOS;
    double[] accepted = millis(intake);
    double[] answered = millis(reads);
    return new Object[] {
      name,
      Report.number(accepted.length * eventsOfBatch / seconds),
      Report.number(count(intake, Fate.REFUSED) / seconds),
      unknown() + count(intake, Fate.WRONG) + "",
      Report.number(count(intake, Fate.UNSENT) / seconds),
      Report.number(share(accepted, 0.5)),
      Report.number(share(accepted, 0.99)),
      Report.number(share(accepted, 1)),
      "%,d of %,d".formatted(answered.length, reads.size()),
      Report.number(share(answered, 0.5)),
      Report.number(share(answered, 0.99)),
      Report.number(share(answered, 1)),
      memory.values().stream().mapToLong(Long::longValue).max().orElse(0)
    };
  }

  /** Batches that were accepted. */
  long accepted() {
    return count(intake, Fate.ANSWERED);
  }

  /** Batches of which the clients do not know whether they were accepted. */
  long unknown() {
    return count(intake, Fate.FAILED);
  }

  /**
   * Seconds from the first moment until the last batch was due that was not accepted within a
   * second; 0 when there is none.
   */
  double secondsUntilAllIsWell() {
    return intake.stream()
            .filter(outcome -> outcome.fate() != Fate.ANSWERED || outcome.nanos() > PROMISED_NANOS)
            .mapToLong(outcome -> outcome.dueNanos() - from)
            .max()
            .orElse(0)
        / NANOS;
  }

  private static long count(List<Outcome> outcomes, Fate fate) {
    return outcomes.stream().filter(outcome -> outcome.fate() == fate).count();
  }

  /** How long those that were answered took, ascending. */
  static double[] millis(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.fate() == Fate.ANSWERED)
        .mapToDouble(outcome -> outcome.nanos() / 1e6)
        .sorted()
        .toArray();
  }

  /** Of ascending numbers the one that so large a share is below. */
  static double share(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
