package dev.rollcall.kit.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.Workbench;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.kit.files.Fault;
import dev.rollcall.kit.files.FolderTree;
import dev.rollcall.kit.files.Operation;
import dev.rollcall.kit.files.Operation.Kind;
import dev.rollcall.kit.files.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of a roll-up on its files goes wrong once, in every way. */
class RollupFaultsTest {
  private static final int SHORT_STRIDE = 23;

  @TempDir Path temporary;
  private Path begun;
  private String before;
  private String after;

  @BeforeEach
  void publishOnASoundDisk() throws IOException {
    begun = temporary.resolve("begun");
    SmallHistory.begin(begun);
    Path sound = temporary.resolve("sound");
    FolderTree.copy(begun, sound);
    try (Workbench bench = SmallHistory.open(sound)) {
      before = SmallHistory.figures(bench);
      bench.publish(SmallHistory.THROUGH);
      after = SmallHistory.figures(bench);
    }
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void whateverStepFailsReadersSeeDaysWholeAndTheNextRollupPublishes() throws IOException {
    int faults = 0;
    for (Fault fault : Fault.values()) {
      boolean struck = true;
      for (int step = 1; struck; step += Trials.LONG ? 1 : SHORT_STRIDE) {
        struck = fails(fault, step);
        faults++;
      }
    }
    System.out.printf("roll-up: %,d faults without a loss%n", faults);
  }

  private boolean fails(Fault fault, int step) throws IOException {
    Path folder = temporary.resolve("run");
    FolderTree.copy(begun, folder);
    CrashingFiles files = CrashingFiles.over(folder);
    boolean done;
    try (Workbench bench = SmallHistory.open(files.folder())) {
      files.failAt(step, fault);
      done = published(bench);
      files.heal();
    }
    String what = fault + " at " + files.struck();
    if (fault == Fault.SHORT_WRITE) {
      assertThat(done).as(what).isTrue();
    }
    if (fault == Fault.NO_SPACE && !done) {
      assertThat(unnamedRuns(folder)).as(what).isZero();
    }
    try (Workbench bench = SmallHistory.open(folder)) {
      assertThat(SmallHistory.figures(bench)).as(what).isIn(before, after);
      bench.publish(SmallHistory.THROUGH);
      assertThat(SmallHistory.figures(bench)).as(what).isEqualTo(after);
      assertThat(unnamedRuns(folder)).as(what).isZero();
      assertThat(bench.verify(temporary.resolve("scratch")).findings()).as(what).isEmpty();
    }
    FolderTree.delete(folder);
    FolderTree.delete(temporary.resolve("scratch"));
    return files.struck().isPresent();
  }

  private static boolean published(Workbench bench) {
    try {
      bench.publish(SmallHistory.THROUGH);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Folders of roll-ups that did not come to publish. */
  private static long unnamedRuns(Path folder) throws IOException {
    return FolderTree.files(folder.resolve("facts")).stream()
        .filter(file -> file.endsWith("unfinished"))
        .count();
  }

  @Test
  void aRollupThatFailsOnAFullDiskLeavesNothing() throws IOException {
    CrashingFiles files = CrashingFiles.over(begun);
    List<Path> there = FolderTree.files(begun.resolve("facts"));
    try (Workbench bench = SmallHistory.open(files.folder())) {
      files.fail(
          operation ->
              operation.kind() == Kind.WRITE && operation.file().toString().endsWith(".json"),
          Fault.NO_SPACE);
      assertThatThrownBy(() -> bench.publish(SmallHistory.THROUGH))
          .hasMessageContaining("No space left on device");
      assertThat(FolderTree.files(begun.resolve("facts"))).isEqualTo(there);
      files.heal();
      bench.publish(SmallHistory.THROUGH);
      assertThat(SmallHistory.figures(bench)).isEqualTo(after);
    }
  }

  @Test
  void whatAKilledRollupLeftIsGoneAfterTheNext() throws IOException {
    CrashingFiles files = CrashingFiles.over(begun);
    try (Workbench bench = SmallHistory.open(files.folder())) {
      files.fail(
          operation ->
              operation.kind() == Kind.WRITE && operation.file().toString().endsWith(".json"),
          Fault.DEATH);
      assertThat(published(bench)).isFalse();
    }
    assertThat(unnamedRuns(begun)).isEqualTo(1);
    try (Workbench bench = SmallHistory.open(begun)) {
      bench.publish(SmallHistory.THROUGH);
      assertThat(unnamedRuns(begun)).isZero();
      assertThat(SmallHistory.figures(bench)).isEqualTo(after);
    }
  }

  private static boolean isSyncAfterWrite(Operation operation, AtomicBoolean written) {
    boolean segment = operation.file().toString().endsWith(".ndjson");
    if (segment && operation.kind() == Kind.WRITE) {
      written.set(true);
    }
    return segment && operation.kind() == Kind.FORCE && written.get();
  }

  @Test
  void whatIsPublishedIsOnDiskInTheJournalToo() throws IOException {
    CrashingFiles files = CrashingFiles.over(begun);
    try (Workbench killed = SmallHistory.open(files.folder())) {
      AtomicBoolean written = new AtomicBoolean();
      files.fail(operation -> isSyncAfterWrite(operation, written), Fault.DEATH);
      assertThatThrownBy(() -> killed.accept(SmallHistory.more())).isNotNull();
    }
    files.heal();
    try (Workbench bench = SmallHistory.open(files.folder())) {
      bench.publish(SmallHistory.THROUGH);
      assertThat(SmallHistory.figures(bench)).isNotEqualTo(after);
      Path cut = Files.createDirectory(temporary.resolve("cut"));
      files.worst().putInto(cut);
      try (FileJournal journal = FileJournal.open(cut.resolve("journal"))) {
        assertThat(journal.position(SmallHistory.day("2026-11-20")).events()).isEqualTo(4);
      }
    }
  }
}
