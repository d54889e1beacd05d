package dev.rollcall.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Another process that appends to a journal: {@code FOLDER CALLERS FIRST BATCHES}. Each caller
 * appends single-line batches to two days and prints the number of each once it is acknowledged.
 */
final class AppendingProcess {
  /** Lines of one caller have numbers within one such step. */
  static final int PER_CALLER = 100_000;

  private final Process process;

  private AppendingProcess(Process process) {
    this.process = process;
  }

  static AppendingProcess start(Path journal, int callers, int first, int batches)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), AppendingProcess.class.getName()));
    command.add(journal.toString());
    for (int number : new int[] {callers, first, batches}) {
      command.add(Integer.toString(number));
    }
    return new AppendingProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Reads acknowledged numbers, at most so many. */
  List<Integer> acknowledged(int most) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
    String line = "";
    while (numbers.size() < most && line != null) {
      line = out.readLine();
      if (line != null && line.startsWith("ack ") && line.endsWith(".")) {
        numbers.add(Integer.parseInt(line.substring("ack ".length(), line.length() - 1)));
      }
    }
    return numbers;
  }

  /** Kills it at once; what it printed before can still be read. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  int exit() throws InterruptedException {
    return process.waitFor();
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int callers = Integer.parseInt(args[1]);
    int first = Integer.parseInt(args[2]);
    int batches = Integer.parseInt(args[3]);
    try (FileJournal journal = FileJournal.open(Path.of(args[0]));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        int from = first + caller * PER_CALLER;
        running.add(threads.submit(() -> appendAll(journal, from, batches)));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  private static void appendAll(FileJournal journal, int from, int batches) {
    for (int number = from; number < from + batches; number++) {
      JournalBatch batch = SampleLines.batch(SampleLines.DAY, number, 1);
      SampleLines.add(batch, SampleLines.day(1), number, 1);
      journal.append(batch);
      System.out.print("ack " + number + ".\n");
      System.out.flush();
    }
  }
}
