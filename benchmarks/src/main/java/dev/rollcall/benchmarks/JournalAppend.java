package dev.rollcall.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.LineReader;
import dev.rollcall.journal.SlowSyncs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Appends to a journal on a real disk, every batch synced before its caller goes on, then reads
 * back and seals.
 *
 * <pre>{@code
 * JournalAppend FOLDER [MILLION_EVENTS] [SYNC_MILLIS]
 * }</pre>
 *
 * 16 callers, batches of 500 lines of about 180 bytes. SYNC_MILLIS makes the journal's own sync
 * slower by that much, as on disks slower than this machine's.
 */
public final class JournalAppend {
  private static final int CALLERS = 16;
  private static final int BATCH = 500;
  private static final int MILLION = 1_000_000;
  private static final TenantDay DAY = new TenantDay("acme", Region.CN, LocalDate.of(2026, 11, 20));
  private static final TenantDay LATER =
      new TenantDay("acme", Region.CN, LocalDate.of(2026, 11, 21));
  private static final int SEALED_EVENTS = 800_000;

  private JournalAppend() {}

  /** Measures once to warm up and once for the figures. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Path folder = Path.of(args[0]);
    double millions = args.length > 1 ? Double.parseDouble(args[1]) : 8;
    int syncMillis = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    int batches = (int) (millions * MILLION / BATCH / CALLERS);
    List<JournalBatch> lines = lines(DAY);
    List<JournalBatch> later = lines(LATER);
    System.out.printf(Locale.ROOT, "sync of 4 KiB: %.3f ms%n", SyncCost.medianMillis(folder));
    for (String run : List.of("warm-up", "measured")) {
      Path journals = Files.createTempDirectory(folder, "append");
      try (FileJournal journal = open(journals, syncMillis)) {
        Meter meter = new Meter();
        append(journal, lines, batches);
        long events = (long) batches * BATCH * CALLERS;
        meter.print(run + ", append, sync +" + syncMillis + " ms", events);
        meter = new Meter();
        meter.print(run + ", read", read(journal, DAY));
        append(journal, later, SEALED_EVENTS / BATCH / CALLERS);
        meter = new Meter();
        journal.seal(LATER);
        meter.print(run + ", seal", journal.position(LATER).events());
        meter = new Meter();
        meter.print(run + ", read sealed", read(journal, LATER));
      } finally {
        Folders.delete(journals);
      }
    }
  }

  private static FileJournal open(Path folder, int syncMillis) {
    return syncMillis == 0
        ? FileJournal.open(folder)
        : SlowSyncs.open(folder, Duration.ofMillis(syncMillis));
  }

  private static List<JournalBatch> lines(TenantDay day) {
    List<JournalBatch> batches = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      JournalBatch batch = new JournalBatch();
      for (int i = 0; i < BATCH; i++) {
        int number = caller * BATCH + i;
        String text =
            "{\"specversion\":\"1.0\",\"id\":\"7f3a-%08d\",\"source\":\"portal\",\"type\":\"app.page_viewed\",\"time\":\"2026-11-20T01:30:%02dZ\",\"data\":{\"person\":\"u%d\",\"app\":\"cli_%d\",\"form\":\"webapp\",\"page\":\"/home\"}}"
                .formatted(number, number % 60, number * 31 % 10_007, number % 60);
        byte[] line = text.getBytes(US_ASCII);
        batch.lines(day).addLine(line, 0, line.length);
      }
      batches.add(batch);
    }
    return batches;
  }

  private static void append(FileJournal journal, List<JournalBatch> lines, int batches)
      throws InterruptedException, ExecutionException {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (JournalBatch batch : lines) {
        running.add(
            callers.submit(() -> {
              for (int i = 0; i < batches; i++) {
                journal.append(batch);
              }
            }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  private static long read(FileJournal journal, TenantDay day) {
    long lines = 0;
    try (LineReader reader = journal.open(day)) {
      while (reader.next()) {
        lines++;
      }
    }
    return lines;
  }

  /** Wall time and the CPU time of the whole process. */
  private static final class Meter {
    private final long wall = System.nanoTime();
    private final long cpu = cpuNanos();

    private static long cpuNanos() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }

    void print(String what, long events) {
      double wallSeconds = (System.nanoTime() - wall) / 1e9;
      double cpuSeconds = (cpuNanos() - cpu) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%-28s %,11d events  %6.2f s  %,11.0f events/s  %.3f CPU s per million%n",
          what,
          events,
          wallSeconds,
          events / wallSeconds,
          cpuSeconds * MILLION / events);
    }
  }
}
