package dev.rollcall.journal;

import static dev.rollcall.journal.SampleLines.DAY;
import static dev.rollcall.journal.SampleLines.append;
import static dev.rollcall.journal.SampleLines.made;
import static dev.rollcall.journal.SampleLines.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
  @TempDir private Path journal;

  @Test
  void aSealedDayIsOneParquetFileAndAnEmptySegment() throws IOException {
    try (FileJournal open = FileJournal.open(journal)) {
      append(open, 1, 100);
      open.seal(DAY);
    }
    assertThat(names()).containsExactly("000002.ndjson", "sealed-000001.parquet", "sealed.json");
    assertThat(SampleLines.segment(journal, DAY, 2)).isEmptyFile();
  }

  @Test
  void othersReadTheColumns() throws SQLException {
    try (FileJournal open = FileJournal.open(journal)) {
      append(open, 1, 3);
      open.seal(DAY);
    }
    Path file = DayFolder.pathOf(journal, DAY).resolve("sealed-000001.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select seq, id, source, type, time::varchar, region, data, line from '"
                    + file
                    + "' where seq = 2")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(2);
      assertThat(rows.getString(2)).isEqualTo("2");
      assertThat(rows.getString(3)).isEqualTo("portal");
      assertThat(rows.getString(4)).isEqualTo("client.seen");
      assertThat(rows.getString(5)).isEqualTo("2026-11-20 01:30:00");
      assertThat(rows.getString(6)).isNull();
      assertThat(rows.getString(7)).isEqualTo("{\"person\":\"u2\"}");
      assertThat(rows.getString(8)).as("canonical lines need no copy").isNull();
    }
  }

  @Test
  void sealingTwiceChangesNothing() throws IOException {
    try (FileJournal open = FileJournal.open(journal)) {
      append(open, 1, 10);
      open.seal(DAY);
      List<String> before = names();
      open.seal(DAY);
      assertThat(names()).isEqualTo(before);
    }
  }

  @Test
  void aReaderOfASealedDayReadsOnWhenTheFileIsReplaced() throws IOException {
    int lines = 300_000;
    try (FileJournal open = FileJournal.open(journal)) {
      append(open, 1, lines);
      open.seal(DAY);
      append(open, lines + 1, 1);
      try (LineReader reader = open.open(DAY)) {
        assertThat(reader.next()).isTrue();
        open.seal(DAY);
        assertThat(names())
            .containsExactly("000003.ndjson", "sealed-000002.parquet", "sealed.json");
        long count = 1;
        while (reader.next()) {
          count++;
        }
        assertThat(count).isEqualTo(lines + 1);
      }
      assertThat(read(open, DAY)).isEqualTo(made(1, lines + 1));
    }
  }

  @Test
  void severalMaySealAtOnce() throws Exception {
    try (FileJournal one = FileJournal.open(journal);
        FileJournal two = FileJournal.open(journal)) {
      append(one, 1, 50);
      Thread other = Thread.ofVirtual().start(() -> two.seal(DAY));
      one.seal(DAY);
      append(one, 51, 1);
      other.join();
      two.seal(DAY);
      assertThat(read(one, DAY)).isEqualTo(made(1, 51));
      assertThat(read(two, DAY)).isEqualTo(made(1, 51));
      assertThat(two.position(DAY)).isEqualTo(new JournalPosition(51));
    }
  }

  @Test
  void aSealCutShortAtAnyStepLeavesEveryLineOnce() throws IOException {
    boolean done = false;
    int steps = 0;
    for (; !done; steps++) {
      Path folder = journal.resolve("run-" + steps);
      FailingDisk disk = new FailingDisk();
      try (FileJournal open = FileJournal.open(folder, JournalLimits.standard(), disk)) {
        append(open, 1, 5);
        open.seal(DAY);
        append(open, 6, 5);
        disk.dieAfter(steps);
        done = sealed(open);
      }
      try (FileJournal again = FileJournal.open(folder)) {
        assertThat(read(again, DAY)).as("died after step %d", steps).isEqualTo(made(1, 10));
        assertThat(again.position(DAY)).isEqualTo(new JournalPosition(10));
        append(again, 11, 1);
        assertThat(read(again, DAY)).isEqualTo(made(1, 11));
        again.seal(DAY);
        assertThat(read(again, DAY)).isEqualTo(made(1, 11));
        assertThat(again.recoveries()).isEmpty();
      }
    }
    assertThat(steps).isGreaterThan(12);
  }

  @Test
  void aDamagedParquetFileIsNamed() throws IOException {
    try (FileJournal open = FileJournal.open(journal)) {
      append(open, 1, 100);
      open.seal(DAY);
      Path file = DayFolder.pathOf(journal, DAY).resolve("sealed-000001.parquet");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThatThrownBy(() -> read(open, DAY))
          .isInstanceOf(JournalDamaged.class)
          .hasMessageContaining("sealed-000001.parquet");
    }
  }

  private static boolean sealed(FileJournal journal) {
    try {
      journal.seal(DAY);
      return true;
    } catch (JournalException e) {
      return false;
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(DayFolder.pathOf(journal, DAY))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
