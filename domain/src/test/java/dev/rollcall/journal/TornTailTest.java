package dev.rollcall.journal;

import static dev.rollcall.journal.SampleLines.DAY;
import static dev.rollcall.journal.SampleLines.append;
import static dev.rollcall.journal.SampleLines.made;
import static dev.rollcall.journal.SampleLines.read;
import static dev.rollcall.journal.SampleLines.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornTailTest {
  @TempDir private Path journal;
  private Path segment;
  private byte[] first;
  private byte[] whole;

  @BeforeEach
  void twoBatches() throws IOException {
    segment = segment(journal, DAY, 1);
    try (FileJournal open = FileJournal.open(journal)) {
      append(open, 1, 2);
      first = Files.readAllBytes(segment);
      append(open, 3, 3);
      whole = Files.readAllBytes(segment);
    }
  }

  @Test
  void aTailTornAtAnyByteIsCutAndReported() throws IOException {
    for (int length = first.length + 1; length < whole.length; length++) {
      SampleLines.writeCut(segment, whole, length);
      try (FileJournal open = FileJournal.open(journal)) {
        assertThat(open.position(DAY)).isEqualTo(new JournalPosition(2));
        assertThat(read(open, DAY)).as("cut at %d", length).isEqualTo(made(1, 2));
        assertThat(open.recoveries()).isEmpty();
        append(open, 6, 1);
        assertThat(open.recoveries())
            .containsExactly(new Recovery(segment, first.length, length - first.length));
        assertThat(read(open, DAY))
            .containsExactly(made(1, 1).getFirst(), made(2, 1).getFirst(), made(6, 1).getFirst());
      }
    }
  }

  @Test
  void aFirstBatchTornAtAnyByteLeavesAnEmptyDay() throws IOException {
    for (int length = 1; length < first.length; length++) {
      SampleLines.writeCut(segment, whole, length);
      try (FileJournal open = FileJournal.open(journal)) {
        assertThat(open.days("acme")).isEmpty();
        assertThat(open.recover()).containsExactly(new Recovery(segment, 0, length));
        assertThat(segment).isEmptyFile();
        append(open, 1, 2);
        assertThat(read(open, DAY)).isEqualTo(made(1, 2));
      }
      assertThat(segment).hasBinaryContent(first);
    }
  }

  @Test
  void aTailOfZerosIsCut() throws IOException {
    for (int from : new int[] {first.length, first.length + 10, whole.length - 1}) {
      byte[] zeros = whole.clone();
      Arrays.fill(zeros, from, zeros.length, (byte) 0);
      Files.write(segment, zeros);
      try (FileJournal open = FileJournal.open(journal)) {
        assertThat(read(open, DAY)).isEqualTo(made(1, 2));
        assertThat(open.recover()).hasSize(1);
        assertThat(segment).hasBinaryContent(first);
      }
    }
  }

  @Test
  void recoveringTwiceCutsNothingMore() throws IOException {
    SampleLines.writeCut(segment, whole, whole.length - 1);
    try (FileJournal open = FileJournal.open(journal)) {
      assertThat(open.recover()).hasSize(1);
      assertThat(open.recover()).hasSize(1);
    }
    try (FileJournal open = FileJournal.open(journal)) {
      assertThat(open.recover()).isEmpty();
    }
  }

  @Test
  void anyDamagedByteInFrontOfAGoodBatchIsNamedAndNothingIsCut() throws IOException {
    for (int at = 0; at < first.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(segment, damaged);
      try (FileJournal open = FileJournal.open(journal)) {
        assertThatThrownBy(() -> read(open, DAY))
            .as("byte %d", at)
            .isInstanceOfSatisfying(
                JournalDamaged.class,
                e -> {
                  assertThat(e.file()).isEqualTo(segment.toString());
                  assertThat(e.offset()).isZero();
                  assertThat(e).hasMessageContaining("damaged at byte 0");
                });
        open.recover();
        assertThat(segment).hasBinaryContent(damaged);
        // Without the newline before it, the header that follows is not at the start of a line.
        if (at < first.length - 1) {
          append(open, 6, 1);
          assertThatThrownBy(() -> read(open, DAY)).isInstanceOf(JournalDamaged.class);
        }
      }
    }
  }

  @Test
  void twoDamagedBatchesAtTheEndAreNotATornTail() throws IOException {
    byte[] damaged = whole.clone();
    damaged[first.length - 2] ^= 1;
    damaged[damaged.length - 2] ^= 1;
    Files.write(segment, damaged);
    try (FileJournal open = FileJournal.open(journal)) {
      assertThatThrownBy(() -> read(open, DAY)).isInstanceOf(JournalDamaged.class);
      assertThatThrownBy(() -> append(open, 6, 1))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("acme/cn/2026-11-20");
      assertThat(open.recover()).isEmpty();
      assertThat(segment).hasBinaryContent(damaged);
    }
  }

  @Test
  void aDamagedDayDoesNotStopOthers() throws IOException {
    byte[] damaged = whole.clone();
    damaged[first.length - 2] ^= 1;
    damaged[damaged.length - 2] ^= 1;
    Files.write(segment, damaged);
    try (FileJournal open = FileJournal.open(journal)) {
      assertThatThrownBy(() -> append(open, 6, 1)).isInstanceOf(JournalException.class);
      open.append(SampleLines.batch(SampleLines.day(1), 7, 1));
      assertThat(read(open, SampleLines.day(1))).isEqualTo(made(7, 1));
      assertThat(open.stopped()).isEmpty();
    }
  }

  @Test
  void aTornTailBeforeALaterSegmentIsDamage() throws IOException {
    SampleLines.writeCut(segment, whole, whole.length - 1);
    Files.write(segment(journal, DAY, 2), new byte[0]);
    try (FileJournal open = FileJournal.open(journal)) {
      assertThatThrownBy(() -> read(open, DAY))
          .isInstanceOf(JournalDamaged.class)
          .hasMessageContaining("a later segment follows");
      assertThatThrownBy(() -> append(open, 6, 1)).isInstanceOf(JournalException.class);
    }
  }

  @Test
  void aMissingBatchIsNoticed() throws IOException {
    Files.write(segment, Arrays.copyOfRange(whole, first.length, whole.length));
    try (FileJournal open = FileJournal.open(journal)) {
      assertThatThrownBy(() -> read(open, DAY))
          .isInstanceOf(JournalDamaged.class)
          .hasMessageContaining("begins with line 3 where line 1 is due");
    }
  }
}
