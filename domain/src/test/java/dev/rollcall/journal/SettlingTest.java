package dev.rollcall.journal;

import static dev.rollcall.journal.SampleLines.DAY;
import static dev.rollcall.journal.SampleLines.append;
import static dev.rollcall.journal.SampleLines.day;
import static dev.rollcall.journal.SampleLines.made;
import static dev.rollcall.journal.SampleLines.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlingTest {
  @TempDir private Path journal;

  private Path segment() {
    return SampleLines.segment(journal, DAY, 1);
  }

  private void flipBit(int fromEnd) throws IOException {
    byte[] bytes = Files.readAllBytes(segment());
    bytes[bytes.length - fromEnd] ^= 1;
    Files.write(segment(), bytes);
  }

  private int settled() throws IOException {
    try (FileJournal open = FileJournal.open(journal)) {
      append(open, 1, 2);
      int before = (int) Files.size(segment());
      open.settle(List.of(DAY));
      return (int) Files.size(segment()) - before;
    }
  }

  @Test
  void aDamagedLastBatchOfASettledDayIsNoTornTail() throws IOException {
    int mark = settled();
    flipBit(mark + 20);
    try (FileJournal open = FileJournal.open(journal)) {
      assertThat(open.recover()).isEmpty();
      assertThatThrownBy(() -> read(open, DAY))
          .isInstanceOf(JournalDamaged.class)
          .hasMessageContaining("000001.ndjson");
    }
  }

  @Test
  void aDamagedMarkIsCutAndNoLineIsLost() throws IOException {
    settled();
    flipBit(5);
    try (FileJournal open = FileJournal.open(journal)) {
      assertThat(open.recover()).hasSize(1);
      assertThat(read(open, DAY)).isEqualTo(made(1, 2));
      append(open, 3, 1);
      assertThat(read(open, DAY)).isEqualTo(made(1, 3));
    }
  }

  @Test
  void aDayIsMarkedOnceAndADayWithoutLinesNever() throws IOException {
    settled();
    long size = Files.size(segment());
    try (FileJournal open = FileJournal.open(journal)) {
      open.settle(List.of(DAY));
      assertThat(Files.size(segment())).isEqualTo(size);
      open.seal(DAY);
      open.settle(List.of(DAY));
      assertThat(SampleLines.segment(journal, DAY, 2)).isEmptyFile();
    }
  }

  @Test
  void moreDaysThanFilesMayBeOpenAreSettled() {
    JournalLimits limits = JournalLimits.standard().withOpenFiles(3);
    try (FileJournal open = FileJournal.open(journal, limits)) {
      List<TenantDay> days = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        open.append(SampleLines.batch(day(i), 1, 2));
        days.add(day(i));
      }
      open.settle(days);
      for (TenantDay day : days) {
        assertThat(read(open, day)).isEqualTo(made(1, 2));
      }
    }
  }
}
