package dev.rollcall.kit.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Publication;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Manifest;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.kit.files.CrashState;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.kit.files.FolderTree;
import dev.rollcall.kit.files.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine loses power between any two steps of a roll-up. */
class RollupCrashStatesTest {
  /** Of so many states one is recovered in full. */
  private static final int RECOVERED = Trials.LONG ? 10 : 150;

  @TempDir Path temporary;

  /** A state, what the catalog names at that moment, and a copy of the catalog. */
  private record Case(CrashState state, List<Publication> named, Path catalog) {}

  private final List<Case> cases = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private int moments;

  /** Publishes in a new folder, the first days and again after a late event, noting every state. */
  private String publish(Predicate<Path> unsynced) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("life"));
    CrashingFiles files = CrashingFiles.over(folder);
    files.skipSyncs(unsynced);
    try (Workbench bench = SmallHistory.open(files.folder())) {
      files.watch(operation -> {
        if (operation.kind().changes()) {
          note(files, bench);
        }
      });
      SmallHistory.fill(bench);
      bench.accept(SmallHistory.more());
      bench.publish(SmallHistory.THROUGH);
      note(files, bench);
      return SmallHistory.figures(bench);
    }
  }

  private void note(CrashingFiles files, Workbench bench) {
    var publications = bench.catalog().publications();
    long sequence = publications.sequence("acme", bench.tenant().home());
    List<Publication> named = publications.at("acme", bench.tenant().home(), sequence);
    Path catalog = temporary.resolve("catalog-" + moments++ + ".db");
    boolean copied = false;
    for (CrashState state : files.states(Trials.LONG)) {
      if (known.add(state.identity() + sequence)) {
        if (!copied) {
          bench.catalog().copyTo(catalog);
          copied = true;
        }
        cases.add(new Case(state, named, catalog));
      }
    }
  }

  /** Requires that in no state anything is lost. */
  private void requireSound() throws IOException {
    for (Case each : cases) {
      try {
        look(each);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "named %s, on disk %s".formatted(each.named(), each.state().paths()), e);
      }
    }
  }

  /** Whether in any state something is lost; the last ones tell soonest. */
  private boolean isBroken() throws IOException {
    for (Case each : cases.reversed()) {
      try {
        look(each);
      } catch (AssertionError | RuntimeException e) {
        return true;
      }
    }
    return false;
  }

  private void look(Case each) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("state"));
    each.state().putInto(folder);
    try {
      requireWhole(each.named(), folder);
    } finally {
      FolderTree.delete(folder);
    }
  }

  /** Every file that is named is there and sound, and the journal has what was counted. */
  private static void requireWhole(List<Publication> named, Path folder) {
    FactFolder facts =
        new FactFolder(folder.resolve("facts"), new SetClock("2026-11-22T00:00:00Z"));
    try (FileJournal journal = FileJournal.open(folder.resolve("journal"))) {
      for (Publication day : named) {
        Manifest manifest = facts.manifest(day.manifest());
        manifest.files().forEach(facts::readAll);
        assertThat(journal.position(day.day()).events()).isGreaterThanOrEqualTo(manifest.events());
      }
    }
  }

  @Test
  void noPowerCutLosesAPublishedDayAndTheNextRollupGoesOn() throws IOException {
    String figures = publish(_ -> false);
    requireSound();
    System.out.printf("roll-up: %,d crash states without a loss%n", cases.size());
    assertThat(cases.size()).isGreaterThan(500);
    int recovered = 0;
    for (int i = 0; i < cases.size(); i += RECOVERED) {
      recover(cases.get(i), figures);
      recovered++;
    }
    System.out.printf("roll-up: %,d of them recovered to the same figures%n", recovered);
  }

  /** Sends everything again that was to be sent, publishes, and gets what a quiet run gets. */
  private void recover(Case each, String figures) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("recovered"));
    each.state().putInto(folder);
    Files.copy(each.catalog(), folder.resolve("catalog.db"), StandardCopyOption.REPLACE_EXISTING);
    try (Workbench bench = SmallHistory.open(folder)) {
      SmallHistory.fill(bench);
      bench.accept(SmallHistory.more());
      bench.publish(SmallHistory.THROUGH);
      assertThat(SmallHistory.figures(bench)).isEqualTo(figures);
      assertThat(bench.verify(temporary.resolve("scratch")).findings()).isEmpty();
    }
    FolderTree.delete(folder);
    FolderTree.delete(temporary.resolve("scratch"));
  }

  @Test
  void aMissingSyncOfFactsIsFound() throws IOException {
    publish(file -> file.toString().endsWith("2026-11-19.parquet"));
    assertThat(isBroken()).isTrue();
  }

  @Test
  void aMissingSyncOfAManifestIsFound() throws IOException {
    publish(file -> file.toString().endsWith("2026-11-19.json"));
    assertThat(isBroken()).isTrue();
  }

  @Test
  void aMissingSyncOfTheFolderAroundTheFactsIsFound() throws IOException {
    publish(file -> file.endsWith("life"));
    assertThat(isBroken()).isTrue();
  }

  @Test
  void aMissingSyncOfARunIsFound() throws IOException {
    publish(file -> String.valueOf(file.getFileName()).startsWith("run-"));
    assertThat(isBroken()).isTrue();
  }
}
