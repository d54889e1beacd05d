package dev.rollcall.kit.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.LineReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which batches were appended and which of them acknowledged; and whether a journal keeps what that
 * promises. A batch is a number, and has lines {@code <number>-0}, {@code <number>-1} ... on each
 * of its days.
 */
final class Acknowledged {
  private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)-(\\d+)\"");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
  private static final long NINE = 9 * 3_600_000_000L;

  /** Lines that a batch has on each of its days. */
  private static final int LINES = 3;

  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();

  static TenantDay day(int number) {
    return new TenantDay("acme", Region.CN, FIRST.plusDays(number));
  }

  /** Even batches are of two days, odd ones of one. */
  private static List<TenantDay> daysOf(int batch) {
    return batch % 2 == 0 ? List.of(day(0), day(1)) : List.of(day(batch / 2 % 2));
  }

  /** Whether the journal took it. */
  boolean append(Journal journal, int batch) {
    JournalBatch lines = new JournalBatch();
    for (TenantDay day : daysOf(batch)) {
      long micros = Region.CN.startOf(day.day()).getEpochSecond() * 1_000_000 + NINE;
      for (int i = 0; i < LINES; i++) {
        Envelope envelope = new Envelope(batch + "-" + i, "test", micros, null, null);
        lines.add(day, new ImEvent.MessageSent(envelope, "person-" + batch));
      }
    }
    try {
      journal.append(lines);
    } catch (JournalException e) {
      return false;
    }
    acknowledged.add(batch);
    return true;
  }

  /** Those acknowledged so far. */
  Set<Integer> soFar() {
    return new TreeSet<>(acknowledged);
  }

  /**
   * Opens a journal that was left in any state and requires: everything acknowledged is there once,
   * no batch is there in part, and the journal goes on.
   *
   * @param seals whether to seal both days, too
   */
  static void check(Path folder, boolean seals, Set<Integer> acknowledged) {
    List<List<Integer>> found = new ArrayList<>();
    try (FileJournal journal = FileJournal.open(folder)) {
      journal.recover();
      for (int day = 0; day < 2; day++) {
        found.add(batches(journal, day(day)));
        requireAll(day, found.get(day), acknowledged);
      }
      Acknowledged more = new Acknowledged();
      assertThat(more.append(journal, 1000)).isTrue();
      journal.settle(List.of(day(0), day(1)));
      if (seals) {
        journal.seal(day(0));
        journal.seal(day(1));
      }
      for (int day = 0; day < 2; day++) {
        List<Integer> after = new ArrayList<>(found.get(day));
        after.add(1000);
        assertThat(batches(journal, day(day))).isEqualTo(after);
      }
    }
  }

  /** The same without changing anything that counts. */
  static void look(Path folder, Set<Integer> acknowledged) {
    try (FileJournal journal = FileJournal.open(folder)) {
      journal.recover();
      for (int day = 0; day < 2; day++) {
        requireAll(day, batches(journal, day(day)), acknowledged);
      }
    }
  }

  private static void requireAll(int number, List<Integer> found, Set<Integer> acknowledged) {
    assertThat(found).as("day %d", number).doesNotHaveDuplicates();
    List<Integer> required =
        acknowledged.stream().filter(batch -> daysOf(batch).contains(day(number))).toList();
    assertThat(found).as("day %d", number).containsAll(required);
  }

  /** The batches of a day, in order; each is whole. */
  private static List<Integer> batches(Journal journal, TenantDay day) {
    List<Integer> batches = new ArrayList<>();
    int line = 0;
    try (LineReader lines = journal.open(day)) {
      while (lines.next()) {
        String text = new String(lines.buffer(), lines.offset(), lines.length(), UTF_8);
        Matcher id = ID.matcher(text);
        assertThat(id.find()).as(text).isTrue();
        int batch = Integer.parseInt(id.group(1));
        assertThat(Integer.parseInt(id.group(2))).as(text).isEqualTo(line % LINES);
        if (line % LINES == 0) {
          batches.add(batch);
        }
        assertThat(batch).as(text).isEqualTo(batches.getLast());
        line++;
      }
    }
    assertThat(line % LINES).as("lines of a batch on %s", day).isZero();
    assertThat(journal.position(day).events()).isEqualTo(line);
    return batches;
  }
}
