package dev.rollcall.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalFull;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.kit.files.Fault;
import dev.rollcall.kit.files.FolderTree;
import dev.rollcall.kit.files.Operation.Kind;
import dev.rollcall.kit.files.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step of the journal goes wrong once, in every way. */
class JournalFaultsTest {
  private static final int STRIDE = 4;
  private static final int SEALING_STRIDE = 29;

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whateverStepFailsNothingAcknowledgedIsLost(Fault fault) throws Exception {
    boolean all = Trials.LONG || fault == Fault.ERROR || fault == Fault.DEATH;
    int tried = 0;
    int step = 1;
    while (survives(fault, step, false)) {
      tried++;
      step += all ? 1 : STRIDE;
    }
    System.out.printf("journal: %s at %,d of %,d steps without a loss%n", fault, tried, step - 1);
    assertThat(step).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whateverStepFailsWhileDaysAreSealedNothingAcknowledgedIsLost(Fault fault) throws Exception {
    int tried = 0;
    int step = 1;
    while (survives(fault, step, true)) {
      tried++;
      step += Trials.LONG ? 1 : SEALING_STRIDE;
    }
    System.out.printf("journal with seals: %s at %,d steps without a loss%n", fault, tried);
    assertThat(tried).isGreaterThan(3);
  }

  /**
   * Lives through one fault, and looks at what is there with power and after a cut; false when
   * there is no such step.
   */
  private boolean survives(Fault fault, int step, boolean seals) throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Path cut = Files.createDirectory(temporary.resolve("cut"));
    CrashingFiles files = CrashingFiles.over(folder);
    Acknowledged acknowledged = new Acknowledged();
    files.failAt(step, fault);
    new JournalLife(files, seals, acknowledged).live();
    try {
      files.worst().putInto(cut);
      Acknowledged.look(cut.resolve("journal"), acknowledged.soFar());
      Acknowledged.check(folder.resolve("journal"), seals, acknowledged.soFar());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("after %s at %s".formatted(fault, files.struck()), e);
    }
    FolderTree.delete(folder);
    FolderTree.delete(cut);
    return files.struck().isPresent();
  }

  @Test
  void nothingIsAcknowledgedAfterAFailedWriteOrSync() throws Exception {
    int stopped = 0;
    boolean struck = true;
    for (int step = 1; struck; step++) {
      CrashingFiles files =
          CrashingFiles.over(Files.createDirectory(temporary.resolve("step-" + step)));
      Acknowledged acknowledged = new Acknowledged();
      try (FileJournal journal = FileJournal.open(files.folder().resolve("journal"))) {
        files.failAt(step, Fault.ERROR);
        boolean all = true;
        for (int batch = 1; batch <= 4; batch++) {
          boolean failedBefore = JournalLife.stops(files.struck());
          all &= acknowledged.append(journal, batch);
          assertThat(failedBefore && acknowledged.soFar().contains(batch))
              .as("batch %d after %s", batch, files.struck())
              .isFalse();
        }
        struck = files.struck().isPresent();
        assertThat(all).as("%s", files.struck()).isEqualTo(!struck);
        if (JournalLife.stops(files.struck())) {
          assertThat(journal.stopped()).as("%s", files.struck()).isPresent();
          stopped++;
        }
      }
    }
    assertThat(stopped).isGreaterThan(10);
  }

  @Test
  void aFullDiskAtTheLockFileRefusesAndTheJournalGoesOn() throws IOException {
    CrashingFiles files = CrashingFiles.over(temporary);
    Acknowledged acknowledged = new Acknowledged();
    try (FileJournal journal = FileJournal.open(files.folder().resolve("journal"))) {
      files.fail(
          operation -> operation.kind() == Kind.WRITE && operation.file().endsWith(".lock"),
          Fault.NO_SPACE);
      assertThat(acknowledged.append(journal, 1)).isFalse();
      assertThatThrownBy(() -> journal.seal(Acknowledged.day(0))).isInstanceOf(JournalFull.class);
      files.heal();
      assertThat(journal.stopped()).isEmpty();
      assertThat(acknowledged.append(journal, 2)).isTrue();
    }
    Acknowledged.check(temporary.resolve("journal"), true, acknowledged.soFar());
  }

  @Test
  void aLockFileThatCanNotBeReadStopsTheJournalAndLocksNobodyOut() throws IOException {
    CrashingFiles files = CrashingFiles.over(temporary);
    Acknowledged acknowledged = new Acknowledged();
    try (FileJournal broken = FileJournal.open(files.folder().resolve("journal"));
        FileJournal other = FileJournal.open(temporary.resolve("journal"))) {
      files.fail(
          operation -> operation.kind() == Kind.READ && operation.file().endsWith(".lock"),
          Fault.ERROR);
      assertThat(acknowledged.append(broken, 1)).isFalse();
      files.heal();
      assertThat(acknowledged.append(broken, 2)).isFalse();
      assertThat(broken.stopped()).hasValueSatisfying(why -> assertThat(why).contains(".lock"));
      assertThat(acknowledged.append(other, 3)).isTrue();
    }
    Acknowledged.check(temporary.resolve("journal"), true, acknowledged.soFar());
  }

  @Test
  void aFullDiskLeavesNothingOfASealThatFailed() throws IOException {
    CrashingFiles files = CrashingFiles.over(temporary);
    Acknowledged acknowledged = new Acknowledged();
    try (FileJournal journal = FileJournal.open(files.folder().resolve("journal"))) {
      acknowledged.append(journal, 1);
      files.fail(
          operation ->
              operation.kind() == Kind.WRITE && operation.file().endsWith("sealed.json.tmp"),
          Fault.NO_SPACE);
      assertThatThrownBy(() -> journal.seal(Acknowledged.day(0))).isInstanceOf(JournalFull.class);
      Path day = temporary.resolve("journal/acme/cn/2026-11-20");
      try (var left = Files.list(day)) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .allMatch(name -> name.endsWith(".ndjson"));
      }
      files.heal();
      journal.seal(Acknowledged.day(0));
      assertThat(day.resolve("sealed.json")).exists();
    }
    Acknowledged.check(temporary.resolve("journal"), true, acknowledged.soFar());
  }

  @Test
  void settlingPromisesNothingOnceTheJournalHasStopped() throws IOException {
    CrashingFiles files = CrashingFiles.over(temporary);
    Acknowledged acknowledged = new Acknowledged();
    try (FileJournal journal = FileJournal.open(files.folder().resolve("journal"))) {
      acknowledged.append(journal, 1);
      files.fail(operation -> operation.kind() == Kind.FORCE, Fault.ERROR);
      acknowledged.append(journal, 3);
      files.heal();
      assertThatThrownBy(() -> journal.settle(List.of(Acknowledged.day(0))))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("accepts nothing more");
    }
  }
}
