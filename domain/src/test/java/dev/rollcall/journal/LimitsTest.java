package dev.rollcall.journal;

import static dev.rollcall.journal.SampleLines.DAY;
import static dev.rollcall.journal.SampleLines.append;
import static dev.rollcall.journal.SampleLines.batch;
import static dev.rollcall.journal.SampleLines.day;
import static dev.rollcall.journal.SampleLines.made;
import static dev.rollcall.journal.SampleLines.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.FailingDisk.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
  @TempDir private Path journal;

  @Test
  void aNewSegmentBeginsWhenOneIsFull() throws IOException {
    JournalLimits small = JournalLimits.standard().withSegmentBytes(1_000);
    try (FileJournal open = FileJournal.open(journal, small)) {
      for (int i = 0; i < 20; i++) {
        append(open, i * 2, 2);
      }
      assertThat(read(open, DAY)).isEqualTo(made(0, 40));
      assertThat(SampleLines.segment(journal, DAY, 7)).exists();
      for (int number = 1; number <= 7; number++) {
        assertThat(Files.size(SampleLines.segment(journal, DAY, number)))
            .isLessThanOrEqualTo(1_000);
      }
    }
    try (FileJournal open = FileJournal.open(journal, small)) {
      assertThat(open.position(DAY)).isEqualTo(new JournalPosition(40));
      append(open, 40, 1);
      open.seal(DAY);
      assertThat(read(open, DAY)).isEqualTo(made(0, 41));
    }
  }

  @Test
  void fewOpenFilesServeManyDays() {
    JournalLimits few = JournalLimits.standard().withOpenFiles(3);
    try (FileJournal open = FileJournal.open(journal, few)) {
      JournalBatch batch = new JournalBatch();
      for (int i = 0; i < 20; i++) {
        SampleLines.add(batch, day(i), 1, 1);
      }
      open.append(batch);
      open.append(batch);
      for (int i = 0; i < 20; i++) {
        assertThat(read(open, day(i))).hasSize(2);
        assertThat(open.position(day(i))).isEqualTo(new JournalPosition(2));
      }
    }
  }

  @Test
  void aFullDiskTakesBackDaysWhoseFilesAreClosedAlready() {
    FailingDisk disk = new FailingDisk();
    JournalLimits few = JournalLimits.standard().withOpenFiles(3);
    try (FileJournal open = FileJournal.open(journal, few, disk)) {
      JournalBatch batch = new JournalBatch();
      for (int i = 0; i < 20; i++) {
        SampleLines.add(batch, day(i), 1, 1);
      }
      disk.fillAfter(10);
      disk.failWhen(
          step -> step.call() == Call.WRITE && step.file().toString().contains(day(17).toString()));
      assertThatThrownBy(() -> open.append(batch)).isInstanceOf(JournalFull.class);
      assertThat(open.days("acme")).isEmpty();
      disk.heal();
      open.append(batch);
      assertThat(open.days("acme")).hasSize(20);
      assertThat(read(open, DAY)).isEqualTo(made(1, 1));
    }
  }

  @Test
  void callersAreToldWhenTooMuchWaits() throws InterruptedException {
    FailingDisk disk = new FailingDisk();
    CountDownLatch syncing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    JournalLimits narrow = JournalLimits.standard().withQueue(1, 1 << 20, Duration.ofMillis(1));
    try (FileJournal open = FileJournal.open(journal, narrow, disk)) {
      disk.failWhen(step -> hang(step, syncing, goOn));
      Thread first = Thread.ofVirtual().start(() -> append(open, 1, 1));
      syncing.await();
      Thread second = Thread.ofVirtual().start(() -> append(open, 2, 1));
      while (second.getState() != Thread.State.TIMED_WAITING) {
        Thread.sleep(1);
      }
      assertThatThrownBy(() -> append(open, 3, 1))
          .isInstanceOf(JournalBusy.class)
          .hasMessageContaining("try again later");
      goOn.countDown();
      first.join();
      second.join();
      assertThat(read(open, DAY)).isEqualTo(made(1, 2));
      append(open, 3, 1);
      assertThat(read(open, DAY)).isEqualTo(made(1, 3));
    }
  }

  @Test
  void aCallerDoesNotWaitForADiskThatHangs() {
    FailingDisk disk = new FailingDisk();
    CountDownLatch syncing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    JournalLimits brief = JournalLimits.standard().withCommitWait(Duration.ofMillis(1));
    try (FileJournal open = FileJournal.open(journal, brief, disk)) {
      disk.failWhen(step -> hang(step, syncing, goOn));
      assertThatThrownBy(() -> append(open, 1, 1))
          .isInstanceOf(JournalBusy.class)
          .hasMessageContaining("may still get there");
      goOn.countDown();
    }
    try (FileJournal open = FileJournal.open(journal)) {
      assertThat(read(open, DAY)).isEqualTo(made(1, 1));
    }
  }

  @Test
  void aBatchAboveTheQueueIsAMistake() {
    JournalLimits narrow = JournalLimits.standard().withQueue(10, 100, Duration.ofMillis(1));
    try (FileJournal open = FileJournal.open(journal, narrow)) {
      assertThatThrownBy(() -> open.append(batch(DAY, 1, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the most is 100");
    }
  }

  /** Holds the committer at its first sync until it may go on; nothing fails. */
  private static boolean hang(FailingDisk.Step step, CountDownLatch syncing, CountDownLatch goOn) {
    if (step.call() == Call.FORCE) {
      syncing.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return false;
  }
}
