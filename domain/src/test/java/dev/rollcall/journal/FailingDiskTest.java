package dev.rollcall.journal;

import static dev.rollcall.journal.SampleLines.DAY;
import static dev.rollcall.journal.SampleLines.append;
import static dev.rollcall.journal.SampleLines.day;
import static dev.rollcall.journal.SampleLines.made;
import static dev.rollcall.journal.SampleLines.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.FailingDisk.Call;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {
  private final FailingDisk disk = new FailingDisk();
  @TempDir private Path journal;

  private FileJournal open() {
    return FileJournal.open(journal, JournalLimits.standard(), disk);
  }

  @Test
  void afterAFailedSyncNothingMoreIsAccepted() {
    try (FileJournal open = open()) {
      append(open, 1, 2);
      disk.failWhen(step -> step.call() == Call.FORCE);
      assertThatThrownBy(() -> append(open, 3, 1))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("accepts nothing more")
          .hasMessageContaining("start again");
      disk.heal();
      assertThatThrownBy(() -> append(open, 4, 1)).hasMessageContaining("accepts nothing more");
      assertThat(open.stopped())
          .hasValueSatisfying(why -> assertThat(why).contains("000001.ndjson"));
      assertThat(read(open, DAY)).isEqualTo(made(1, 2));
    }
    try (FileJournal open = open()) {
      append(open, 3, 1);
      assertThat(read(open, DAY)).isEqualTo(made(1, 3));
    }
  }

  @Test
  void aFolderThatCanNotBeSyncedStopsTheJournal() {
    disk.failWhen(step -> step.call() == Call.FORCE_FOLDER);
    try (FileJournal open = open()) {
      assertThatThrownBy(() -> append(open, 1, 1)).hasMessageContaining("accepts nothing more");
      disk.heal();
      assertThatThrownBy(() -> append(open, 1, 1)).hasMessageContaining("accepts nothing more");
      assertThat(read(open, DAY)).isEmpty();
    }
  }

  @Test
  void aWriteThatFailsForAnotherReasonThanRoomStopsTheJournal() {
    try (FileJournal open = open()) {
      append(open, 1, 1);
      disk.failWhen(step -> step.call() == Call.WRITE);
      assertThatThrownBy(() -> append(open, 2, 1)).hasMessageContaining("accepts nothing more");
      disk.heal();
      assertThatThrownBy(() -> append(open, 2, 1)).hasMessageContaining("accepts nothing more");
      assertThat(read(open, DAY)).isEqualTo(made(1, 1));
    }
  }

  @Test
  void aFullDiskRefusesTheBatchWholeAndTakesItOnceThereIsRoom() {
    try (FileJournal open = open()) {
      append(open, 1, 2);
      JournalBatch batch = new JournalBatch();
      for (int i = 0; i < 5; i++) {
        SampleLines.add(batch, day(i), 3, 2);
      }
      for (int bytes : new int[] {0, 1, 30, 200}) {
        disk.fillAfter(bytes);
        disk.failWhen(step ->
            step.call() == Call.WRITE && step.file().toString().contains(day(3).toString()));
        assertThatThrownBy(() -> open.append(batch))
            .isInstanceOf(JournalFull.class)
            .hasMessageContaining("no room");
        assertThat(read(open, DAY)).isEqualTo(made(1, 2));
        assertThat(open.days("acme")).containsExactly(DAY);
        assertThat(SampleLines.segment(journal, day(3), 1)).isEmptyFile();
      }
      disk.heal();
      open.append(batch);
      assertThat(read(open, DAY)).isEqualTo(made(1, 4));
      assertThat(read(open, day(4))).isEqualTo(made(3, 2));
      assertThat(open.recoveries()).isEmpty();
    }
  }

  @Test
  void aFullDiskThatCanNotBeTakenBackStopsTheJournal() {
    try (FileJournal open = open()) {
      append(open, 1, 2);
      disk.fillAfter(20);
      disk.failWhen(step -> step.call() == Call.WRITE || step.call() == Call.TRUNCATE);
      assertThatThrownBy(() -> append(open, 3, 1)).hasMessageContaining("accepts nothing more");
      disk.heal();
      assertThat(read(open, DAY)).isEqualTo(made(1, 2));
    }
    try (FileJournal open = open()) {
      append(open, 3, 1);
      assertThat(open.recoveries()).hasSize(1);
      assertThat(read(open, DAY)).isEqualTo(made(1, 3));
    }
  }

  @Test
  void anAppendCutShortAtAnyStepLeavesWholeBatchesAndKeepsWhatWasAcknowledged() {
    int steps = 1;
    boolean done = false;
    for (int calls = 0; !done; calls++) {
      Path folder = journal.resolve("run-" + calls);
      try (FileJournal open = FileJournal.open(folder, JournalLimits.standard(), disk)) {
        append(open, 1, 2);
        JournalBatch batch = SampleLines.batch(DAY, 3, 2);
        SampleLines.add(batch, day(1), 3, 2);
        disk.dieAfter(calls);
        done = appended(open, batch);
        steps = calls;
      }
      disk.heal();
      try (FileJournal again = FileJournal.open(folder)) {
        again.recover();
        assertThat(read(again, DAY)).startsWith(made(1, 2).toArray(String[]::new));
        assertThat(read(again, DAY).size()).isIn(2, 4);
        assertThat(read(again, day(1)).size()).isIn(0, 2);
        if (done) {
          assertThat(read(again, DAY)).isEqualTo(made(1, 4));
        }
        append(again, 5, 1);
        assertThat(read(again, DAY)).endsWith(SampleLines.line(5));
      }
    }
    assertThat(steps).isGreaterThan(8);
  }

  private static boolean appended(FileJournal journal, JournalBatch batch) {
    try {
      journal.append(batch);
      return true;
    } catch (JournalException e) {
      return false;
    }
  }
}
