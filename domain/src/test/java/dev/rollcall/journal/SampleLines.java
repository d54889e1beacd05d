package dev.rollcall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Canonical lines that differ by number, and short ways to write and read them. */
final class SampleLines {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);

  /** The day most tests write to. */
  static final TenantDay DAY = day(0);

  private SampleLines() {}

  static TenantDay day(int number) {
    return new TenantDay("acme", Region.CN, FIRST.plusDays(number));
  }

  static String line(int number) {
    return "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"portal\",\"type\":\"client.seen\",\"time\":\"2026-11-20T01:30:00Z\",\"data\":{\"person\":\"u%d\"}}"
        .formatted(number, number % 97);
  }

  static List<String> made(int first, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(first + i));
    }
    return lines;
  }

  static JournalBatch batch(TenantDay day, int first, int count) {
    JournalBatch batch = new JournalBatch();
    add(batch, day, first, count);
    return batch;
  }

  static void add(JournalBatch batch, TenantDay day, int first, int count) {
    for (String line : made(first, count)) {
      byte[] bytes = line.getBytes(UTF_8);
      batch.lines(day).addLine(bytes, 0, bytes.length);
    }
  }

  static void append(Journal journal, int first, int count) {
    journal.append(batch(DAY, first, count));
  }

  static List<String> read(Journal journal, TenantDay day) {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = journal.open(day)) {
      while (reader.next()) {
        lines.add(new String(reader.buffer(), reader.offset(), reader.length(), UTF_8));
      }
    }
    return lines;
  }

  static Path segment(Path journal, TenantDay day, int number) {
    return Segment.of(DayFolder.pathOf(journal, day), number).file();
  }

  /** Replaces a file by the first bytes of some content. */
  static void writeCut(Path file, byte[] content, int length) throws IOException {
    Files.write(file, java.util.Arrays.copyOf(content, length));
  }
}
