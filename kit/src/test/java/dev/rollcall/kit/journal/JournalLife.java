package dev.rollcall.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalLimits;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.kit.files.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Some days in the life of a journal: several callers append at once, days are settled and sealed,
 * late lines come, the journal is opened anew. Whatever fails, life goes on.
 */
final class JournalLife {
  /** So short that segments are changed now and then. */
  private static final JournalLimits LIMITS = JournalLimits.standard().withSegmentBytes(1500);

  private final Path folder;
  private final boolean seals;
  private final Acknowledged acknowledged;
  private int next;

  /**
   * @param seals whether days are sealed, which takes a while
   */
  JournalLife(CrashingFiles files, boolean seals, Acknowledged acknowledged) {
    this.seals = seals;
    this.folder = files.folder().resolve("journal");
    this.acknowledged = acknowledged;
  }

  void live() throws InterruptedException {
    open(journal -> {
      append(journal, 1);
      appendAtOnce(journal, 3);
      tolerate(() -> journal.settle(List.of(Acknowledged.day(0))));
      seal(journal);
      append(journal, 2);
    });
    open(journal -> {
      tolerate(journal::recover);
      appendAtOnce(journal, 2);
      tolerate(() -> journal.settle(List.of(Acknowledged.day(0), Acknowledged.day(1))));
      append(journal, 1);
      seal(journal);
    });
  }

  private interface Work {
    void with(FileJournal journal) throws InterruptedException;
  }

  private void open(Work work) throws InterruptedException {
    try (FileJournal journal = FileJournal.open(folder, LIMITS)) {
      work.with(journal);
    } catch (JournalException e) {
      // It could not be opened.
    }
  }

  private static void tolerate(Runnable work) {
    try {
      work.run();
    } catch (JournalException e) {
      // The fault that was asked for.
    }
  }

  private void seal(FileJournal journal) {
    if (seals) {
      tolerate(() -> journal.seal(Acknowledged.day(0)));
    }
  }

  private void append(FileJournal journal, int batches) {
    for (int i = 0; i < batches; i++) {
      append(journal);
    }
  }

  private void append(FileJournal journal) {
    int batch = ++next;
    boolean stopped = journal.stopped().isPresent();
    boolean taken = acknowledged.append(journal, batch);
    if (taken) {
      assertThat(stopped).as("batch %d was taken by a journal that had stopped", batch).isFalse();
    }
  }

  private void appendAtOnce(FileJournal journal, int callers) throws InterruptedException {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      int batch = ++next;
      calls.add(() -> acknowledged.append(journal, batch));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      for (Future<Boolean> call : threads.invokeAll(calls)) {
        call.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** Whether what failed was a write or a sync of what callers wait for. */
  static boolean stops(Optional<Operation> failed) {
    return failed
        .map(operation ->
            switch (operation.kind()) {
              case WRITE, FORCE, FORCE_FOLDER -> true;
              default -> false;
            })
        .orElse(false);
  }
}
