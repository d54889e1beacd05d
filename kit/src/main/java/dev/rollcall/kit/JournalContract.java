package dev.rollcall.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalPosition;
import dev.rollcall.journal.LineReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} keeps to. */
public abstract class JournalContract {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);

  /** The day most tests write to. */
  protected static final TenantDay DAY = new TenantDay("acme", Region.CN, FIRST);

  /**
   * Opens the journal of the running test: empty the first time, and later with everything that was
   * appended before.
   */
  protected abstract Journal open();

  @Test
  void linesComeBackInOrderOfArrival() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 3);
      append(journal, DAY, 4, 2);
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 5));
    }
  }

  @Test
  void linesAreThereAfterOpeningAgain() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 3);
    }
    try (Journal journal = open()) {
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 3));
      append(journal, DAY, 4, 1);
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 4));
    }
  }

  @Test
  void aDayWithoutEventsIsEmpty() {
    try (Journal journal = open()) {
      assertThat(lines(journal, DAY)).isEmpty();
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(0));
      assertThat(journal.days("acme")).isEmpty();
      journal.seal(DAY);
      assertThat(lines(journal, DAY)).isEmpty();
    }
  }

  @Test
  void changedLinesStayInPlaceAndThePositionToo() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 3);
      byte[] other = line(77).getBytes(UTF_8);
      for (boolean sealed : new boolean[] {false, true}) {
        String wanted = line(sealed ? 3 : 2);
        assertThat(
                journal.change(
                    DAY,
                    (bytes, offset, length) ->
                        new String(bytes, offset, length, UTF_8).equals(wanted) ? other : null))
            .isOne();
      }
      assertThat(journal.change(DAY, (_, _, _) -> null)).isZero();
      assertThat(lines(journal, DAY)).containsExactly(line(1), line(77), line(77));
      assertThat(journal.position(DAY).events()).isEqualTo(3);
      append(journal, DAY, 4, 1);
      assertThat(lines(journal, DAY)).containsExactly(line(1), line(77), line(77), line(4));
    }
    try (Journal journal = open()) {
      assertThat(lines(journal, DAY)).containsExactly(line(1), line(77), line(77), line(4));
    }
  }

  @Test
  void aDeletedDayIsGone() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 3);
      journal.seal(DAY);
      append(journal, DAY, 4, 1);
      journal.delete(DAY);
      journal.delete(DAY);
      assertThat(journal.days("acme")).isEmpty();
      assertThat(lines(journal, DAY)).isEmpty();
    }
  }

  @Test
  void anEmptyBatchChangesNothing() {
    try (Journal journal = open()) {
      JournalBatch batch = new JournalBatch();
      batch.lines(DAY);
      journal.append(batch);
      assertThat(journal.days("acme")).isEmpty();
    }
  }

  @Test
  void settlingChangesNoLine() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 3);
      journal.settle(List.of(DAY));
      append(journal, DAY, 4, 2);
      journal.settle(List.of(DAY));
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 5));
      journal.seal(DAY);
      journal.settle(List.of(DAY));
      append(journal, DAY, 6, 1);
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 6));
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(6));
    }
  }

  @Test
  void daysAreThoseOfTheTenantAlone() {
    TenantDay elsewhere = new TenantDay("acme", Region.US, FIRST);
    TenantDay other = new TenantDay("other", Region.CN, FIRST);
    try (Journal journal = open()) {
      append(journal, other, 1, 1);
      append(journal, elsewhere, 2, 1);
      append(journal, DAY, 3, 1);
      assertThat(journal.days("acme")).containsExactly(DAY, elsewhere);
      assertThat(journal.days("nobody")).isEmpty();
      assertThat(lines(journal, elsewhere)).isEqualTo(made(2, 1));
    }
  }

  @Test
  void thePositionCountsLinesAndSurvivesOpeningAgain() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 3);
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(3));
      append(journal, DAY, 1, 3);
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(6));
    }
    try (Journal journal = open()) {
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(6));
    }
  }

  @Test
  void oneBatchMayTouchManyDays() {
    int days = 700;
    try (Journal journal = open()) {
      JournalBatch batch = new JournalBatch();
      for (int i = 0; i < days; i++) {
        add(batch, dayAfter(i), i);
      }
      journal.append(batch);
      journal.append(batch);
    }
    try (Journal journal = open()) {
      assertThat(journal.days("acme")).hasSize(days);
      for (int i = 0; i < days; i++) {
        assertThat(lines(journal, dayAfter(i))).containsExactly(line(i), line(i));
      }
    }
  }

  @Test
  void manyCallersLoseNothingAndKeepTheirOwnOrder() throws Exception {
    int callers = 8;
    int batches = 40;
    try (Journal journal = open()) {
      atOnce(
          callers,
          caller -> {
            for (int i = 0; i < batches; i++) {
              append(journal, DAY, caller * 1_000 + i * 2, 2);
            }
          });
      List<String> lines = lines(journal, DAY);
      assertThat(lines).hasSize(callers * batches * 2);
      for (int caller = 0; caller < callers; caller++) {
        assertThat(lines).containsSubsequence(made(caller * 1_000, batches * 2));
      }
    }
  }

  @Test
  void aReaderSeesWholeBatchesWhileOthersAppend() throws Exception {
    int batches = 300;
    int perBatch = 7;
    AtomicBoolean done = new AtomicBoolean();
    try (Journal journal = open();
        ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writing =
          writer.submit(() -> {
            for (int i = 0; i < batches; i++) {
              append(journal, DAY, i * perBatch, perBatch);
            }
            done.set(true);
          });
      int before = 0;
      while (!done.get() && !writing.isDone()) {
        List<String> lines = lines(journal, DAY);
        assertThat(lines.size()).isGreaterThanOrEqualTo(before);
        assertThat(lines.size() % perBatch).isZero();
        assertThat(lines).isEqualTo(made(0, lines.size()));
        before = lines.size();
      }
      writing.get();
      assertThat(lines(journal, DAY)).isEqualTo(made(0, batches * perBatch));
    }
  }

  @Test
  void aLineMayBeLong() {
    String big = "{\"specversion\":\"1.0\",\"id\":\"" + "x".repeat(3_000_000) + "\"}";
    try (Journal journal = open()) {
      JournalBatch batch = new JournalBatch();
      add(batch, DAY, big);
      add(batch, DAY, 1);
      journal.append(batch);
      assertThat(lines(journal, DAY)).containsExactly(big, line(1));
    }
  }

  @Test
  void sealingKeepsLinesAndPosition() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 500);
      append(journal, DAY, 501, 10);
      journal.seal(DAY);
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 510));
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(510));
      assertThat(journal.days("acme")).containsExactly(DAY);
    }
    try (Journal journal = open()) {
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 510));
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(510));
    }
  }

  @Test
  void aSealedDayGrowsAndIsSealedAgain() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 20);
      journal.seal(DAY);
      append(journal, DAY, 21, 5);
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 25));
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(25));
      journal.seal(DAY);
      journal.seal(DAY);
      append(journal, DAY, 26, 1);
    }
    try (Journal journal = open()) {
      assertThat(lines(journal, DAY)).isEqualTo(made(1, 26));
      assertThat(journal.position(DAY)).isEqualTo(new JournalPosition(26));
    }
  }

  @Test
  void everyLineOutlivesSealingToTheByte() {
    List<String> odd =
        List.of(
            canonical("a\\\"b\\\\c", "p\\u0001q", "2026-11-20T01:30:00Z", "{}"),
            canonical(
                "\u8bb0\u5f55 \ud83d\ude00", "\\n\\t", "2026-11-20T01:30:00.5Z", "{\"a\":1e3}"),
            canonical("", "", "2026-11-20T01:30:00.123456Z", "{\"a\":{\"b\":[1,2.50,null]}}"),
            canonical("1", "s", "2026-11-20T01:30:00+08:00", "{ \"a\" : 1 }"),
            canonical("1", "\\u00e9\\/", "2026-11-20t01:30:00z", "[]"),
            "{\"specversion\":\"1.0\",\"id\":\"no more\"}",
            "{}",
            "not json");
    try (Journal journal = open()) {
      JournalBatch batch = new JournalBatch();
      odd.forEach(line -> add(batch, DAY, line));
      journal.append(batch);
      journal.seal(DAY);
      assertThat(lines(journal, DAY)).isEqualTo(odd);
    }
  }

  @Test
  void aReaderKeepsItsDayWhileItIsSealed() {
    try (Journal journal = open()) {
      append(journal, DAY, 1, 400);
      try (LineReader reader = journal.open(DAY)) {
        assertThat(reader.next()).isTrue();
        journal.seal(DAY);
        append(journal, DAY, 401, 1);
        assertThat(rest(reader)).isEqualTo(made(2, 399));
      }
    }
  }

  @Test
  void aClosedJournalAcceptsNothing() {
    Journal journal = open();
    journal.close();
    assertThatThrownBy(() -> append(journal, DAY, 1, 1))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("closed");
  }

  /** Something done by several threads at once. */
  protected interface Caller {
    void call(int number) throws Exception;
  }

  /** Runs a task on several threads and waits for all. */
  protected static void atOnce(int callers, Caller task)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int number = i;
        running.add(
            threads.submit(() -> {
              task.call(number);
              return true;
            }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  /** The day a number of days later. */
  protected static TenantDay dayAfter(int days) {
    return new TenantDay("acme", Region.CN, FIRST.plusDays(days));
  }

  /** A line that differs for each number. */
  protected static String line(int number) {
    String data = "{\"person\":\"u" + number % 97 + "\",\"app\":\"cli_crm\",\"form\":\"webapp\"}";
    return canonical("id-" + number, "portal", "2026-11-20T01:30:00Z", data);
  }

  private static String canonical(String id, String source, String time, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"app.page_viewed\",\"time\":\"%s\",\"data\":%s}"
        .formatted(id, source, time, data);
  }

  /** The lines of consecutive numbers. */
  protected static List<String> made(int first, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(first + i));
    }
    return lines;
  }

  /** Appends the lines of consecutive numbers as one batch. */
  protected static void append(Journal journal, TenantDay day, int first, int count) {
    JournalBatch batch = new JournalBatch();
    for (int i = 0; i < count; i++) {
      add(batch, day, first + i);
    }
    journal.append(batch);
  }

  private static void add(JournalBatch batch, TenantDay day, int number) {
    add(batch, day, line(number));
  }

  private static void add(JournalBatch batch, TenantDay day, String line) {
    byte[] bytes = line.getBytes(UTF_8);
    batch.lines(day).addLine(bytes, 0, bytes.length);
  }

  /** Everything a day holds. */
  protected static List<String> lines(Journal journal, TenantDay day) {
    try (LineReader reader = journal.open(day)) {
      return rest(reader);
    }
  }

  private static List<String> rest(LineReader reader) {
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(new String(reader.buffer(), reader.offset(), reader.length(), UTF_8));
    }
    return lines;
  }
}
