package dev.rollcall.journal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import dev.rollcall.kit.RandomEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A day's folder in which a crash, a disk or a hand left arbitrary bytes: behind what was synced,
 * in place of it, in a segment with others behind it, or as the seal. What was synced before stays,
 * no event is invented, and whatever can not be read is said to be damaged.
 */
class SegmentRecoveryFuzzTest {
  private static final TenantDay DAY = new TenantDay("acme", Region.CN, LocalDate.of(2026, 11, 20));
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final List<String> SYNCED = lines(0, 5);
  private static final List<String> LATER = lines(5, 3);

  static Stream<byte[]> seeds() {
    byte[] whole = batch(SYNCED.size() + 1, LATER);
    byte[] first = batch(1, SYNCED);
    byte[] forged = whole.clone();
    forged[forged.length - 9] ^= 1;
    String seal =
        "{\"file\":\"000001.parquet\",\"rows\":5,\"bytes\":7,\"sha256\":\"00\","
            + "\"lines_crc32c\":\"00\",\"through_segment\":1}";
    return Stream.of(
        Input.of(0, whole),
        Input.of(0, Arrays.copyOf(whole, whole.length - 20)),
        Input.of(0, forged),
        Input.of(0, joined(forged, whole)),
        Input.of(0, new byte[300]),
        Input.of(0, batch(9, LATER)),
        Input.of(0, "{\"batch\":{\"first\":6,\"events\":99999999999,\"bytes\":-1"),
        Input.of(1, first),
        Input.of(1, joined(first, whole)),
        Input.of(2, first),
        Input.of(2, joined(first, Arrays.copyOf(whole, 30))),
        Input.of(3, seal),
        Input.of(3, "null"),
        Input.of(3, "{}"),
        Input.of(3, "[1,"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatWasSyncedStaysAndNothingIsInvented(byte[] bytes) throws IOException {
    Input input = new Input(bytes);
    int kind = input.octet() % 4;
    byte[] arbitrary = input.rest();
    Path root = Files.createTempDirectory(Files.isDirectory(MEMORY) ? MEMORY : tmp(), "fuzz");
    try {
      Path folder = Files.createDirectories(DayFolder.pathOf(root, DAY));
      byte[] first = batch(1, SYNCED);
      Path segment = Segment.of(folder, 1).file();
      switch (kind) {
        case 0 -> Files.write(segment, joined(first, arbitrary));
        case 1 -> Files.write(segment, arbitrary);
        case 2 -> {
          Files.write(segment, arbitrary);
          Files.write(Segment.of(folder, 2).file(), batch(SYNCED.size() + 1, LATER));
        }
        default -> {
          Files.write(segment, first);
          Files.write(folder.resolve(SealedDay.NAME), arbitrary);
        }
      }
      look(root, kind, arbitrary);
      Claim.that(
          kind != 0 || beginsWith(Files.readAllBytes(segment), first),
          () -> "what was synced is not in its file any more");
    } finally {
      delete(root);
    }
  }

  private static void look(Path root, int kind, byte[] arbitrary) {
    List<String> possible = new ArrayList<>(kind == 1 ? List.of() : SYNCED);
    arbitraryLines(arbitrary, possible);
    possible.addAll(LATER);
    try (FileJournal journal = FileJournal.open(root)) {
      List<String> before = read(journal);
      judge(before, kind, possible);
      journal.recover();
      Claim.same(before, read(journal), "the lines after a recovery");
      if (before != null) {
        appended(journal, before, kind);
      }
    }
  }

  private static void judge(@Nullable List<String> read, int kind, List<String> possible) {
    if (read == null) {
      return;
    }
    Claim.that(possible.containsAll(read), () -> "an event was invented: " + read);
    if (kind == 0) {
      Claim.that(
          read.size() >= SYNCED.size() && read.subList(0, SYNCED.size()).equals(SYNCED),
          () -> "synced lines are gone: " + read);
    }
  }

  /** A day that can be read can be appended to, unless its end turns out to be damaged. */
  private static void appended(FileJournal journal, List<String> before, int kind) {
    List<String> more = lines(100, 1);
    JournalBatch batch = new JournalBatch();
    byte[] line = more.getFirst().getBytes(StandardCharsets.UTF_8);
    batch.lines(DAY).addLine(line, 0, line.length);
    try {
      journal.append(batch);
    } catch (JournalException damagedOrStopped) {
      Claim.that(
          kind != 0 || damagedOrStopped.getMessage() != null, () -> "a refusal without a word");
      return;
    }
    List<String> after = read(journal);
    List<String> expected = new ArrayList<>(before);
    expected.addAll(more);
    Claim.same(expected, after, "the lines after an append");
  }

  /** The lines, or null when the day is damaged; nothing else may happen. */
  private static @Nullable List<String> read(FileJournal journal) {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = journal.open(DAY)) {
      while (reader.next()) {
        lines.add(
            new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8));
      }
      return lines;
    } catch (JournalDamaged damaged) {
      return null;
    } catch (JournalException missing) {
      // A seal may name a file that is not there; it is named.
      Claim.that(
          String.valueOf(missing.getMessage()).contains("can not be read"), missing::toString);
      return null;
    }
  }

  /**
   * What stands in arbitrary bytes between newlines: where a true batch may have its lines from.
   */
  private static void arbitraryLines(byte[] bytes, List<String> into) {
    into.addAll(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    into.addAll(List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
  }

  private static List<String> lines(int from, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] line = EventLines.line(new RandomEvents(from + i).next());
      lines.add(new String(line, StandardCharsets.UTF_8));
    }
    return lines;
  }

  private static byte[] batch(long first, List<String> lines) {
    EventLines batch = new EventLines();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      batch.addLine(bytes, 0, bytes.length);
    }
    return joined(
        BatchHeader.write(first, List.of(batch)), Arrays.copyOf(batch.bytes(), batch.length()));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static boolean beginsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static Path tmp() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
