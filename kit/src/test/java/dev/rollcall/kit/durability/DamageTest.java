package dev.rollcall.kit.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.kit.Workbench;
import dev.rollcall.kit.files.FolderTree;
import dev.rollcall.kit.files.Trials;
import dev.rollcall.rollup.Recount;
import dev.rollcall.rollup.RollupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bits flip, and files go, anywhere in a data folder. */
class DamageTest {
  private static final long SEED = 20_261_127;
  private static final int FLIPS_A_FILE = Trials.LONG ? 40 : 1;
  private static final int REBUILT = 7;

  @TempDir Path temporary;
  private final Random random = new Random(SEED);
  private Path sound;
  private String figures;
  private String lines;
  private int scratch;

  @BeforeEach
  void publish() throws IOException {
    sound = temporary.resolve("sound");
    try (Workbench bench = SmallHistory.open(sound)) {
      SmallHistory.fill(bench);
      bench.publish(SmallHistory.THROUGH);
      figures = SmallHistory.figures(bench);
      lines = SmallHistory.lines(bench);
    }
  }

  /** Files whose damage shows: those of the journal and of published days. */
  private List<Path> files() throws IOException {
    return FolderTree.files(sound).stream()
        .map(sound::relativize)
        .filter(file -> file.startsWith("journal") || file.startsWith("facts"))
        .filter(file -> !file.endsWith(".lock"))
        .toList();
  }

  @Test
  void aFlippedBitIsFoundAndNamedOrChangesNothing() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    int rebuilt = 0;
    for (Path file : files()) {
      for (int i = 0; i < FLIPS_A_FILE; i++) {
        Path folder = temporary.resolve("damaged");
        FolderTree.copy(sound, folder);
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        if (bytes.length == 0) {
          FolderTree.delete(folder);
          continue;
        }
        int at = random.nextInt(bytes.length);
        int bit = random.nextInt(8);
        bytes[at] ^= (byte) (1 << bit);
        Files.write(folder.resolve(file), bytes);
        String what = "seed %d: bit %d of byte %d of %s".formatted(SEED, bit, at, file);
        String outcome = outcome(folder, file, what);
        outcomes.merge(kind(file) + " " + outcome, 1, Integer::sum);
        if (file.startsWith("facts") && outcome.startsWith("found") && rebuilt++ % REBUILT == 0) {
          rebuild(folder, what);
        }
        FolderTree.delete(folder);
      }
    }
    System.out.println("flipped bits: " + outcomes);
    assertThat(outcomes.keySet()).anyMatch(outcome -> outcome.contains("found"));
  }

  @Test
  void aMissingFileIsFoundAndNamedOrChangesNothing() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    int missing = 0;
    for (Path file : files()) {
      Path folder = temporary.resolve("damaged");
      FolderTree.copy(sound, folder);
      Files.delete(folder.resolve(file));
      String outcome = outcome(folder, file, "without " + file);
      outcomes.merge(kind(file) + " " + outcome, 1, Integer::sum);
      if (file.startsWith("facts") && missing++ % REBUILT == 0) {
        rebuild(folder, "without " + file);
      }
      FolderTree.delete(folder);
    }
    System.out.println("missing files: " + outcomes);
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return file.getName(0) + "/*" + name.substring(name.lastIndexOf('.'));
  }

  /** Reads everything as it is served, rolls up, verifies. Whatever is read must be right. */
  private String outcome(Path folder, Path file, String what) {
    try (Workbench bench = SmallHistory.open(folder)) {
      String found = "";
      try {
        assertThat(SmallHistory.figures(bench)).as(what).isEqualTo(figures);
        found = journalOutcome(SmallHistory.lines(bench), bench, file, what);
      } catch (RuntimeException e) {
        requireNamed(file, e.toString(), what);
        found = "found when read";
      }
      try {
        bench.publish(SmallHistory.THROUGH);
        assertThat(figuresThatCanBeRead(bench)).as(what).isIn(figures, "");
      } catch (RuntimeException e) {
        // It publishes nothing from what is damaged, or can not read what was published.
      }
      return found.isEmpty() ? verified(bench, file, what) : found;
    }
  }

  /** Of a last file that is gone only the count of published events can tell. */
  private String journalOutcome(String read, Workbench bench, Path file, String what) {
    if (read.equals(lines)) {
      return "";
    }
    assertThat(what).startsWith("without");
    assertThatThrownBy(() -> bench.publish(SmallHistory.THROUGH))
        .as(what)
        .isInstanceOf(RollupException.class)
        .hasMessageContaining(file.getName(3).toString());
    assertThat(verified(bench, file, what)).isEqualTo("found by verify");
    return "found by the count";
  }

  private String verified(Workbench bench, Path file, String what) {
    try {
      List<Recount.Finding> findings =
          bench.verify(temporary.resolve("damaged/scratch-" + scratch++)).findings();
      if (findings.isEmpty()) {
        return "harmless";
      }
      requireNamed(file, findings.toString(), what);
      return "found by verify";
    } catch (RuntimeException e) {
      requireNamed(file, e.toString(), what);
      return "found by verify";
    }
  }

  /** A file is named, or its day. */
  private static void requireNamed(Path file, String message, String what) {
    String name = file.getFileName().toString();
    String day = file.startsWith("journal") ? file.getName(3).toString() : name;
    assertThat(message).as(what).containsAnyOf(name, day);
  }

  private static String figuresThatCanBeRead(Workbench bench) {
    try {
      return SmallHistory.figures(bench);
    } catch (RuntimeException e) {
      return "";
    }
  }

  private void rebuild(Path folder, String what) {
    try (Workbench bench = SmallHistory.open(folder)) {
      bench.rebuild(LocalDate.MIN);
      assertThat(SmallHistory.figures(bench)).as(what).isEqualTo(figures);
      assertThat(bench.verify(temporary.resolve("damaged/again")).findings()).as(what).isEmpty();
    }
  }
}
