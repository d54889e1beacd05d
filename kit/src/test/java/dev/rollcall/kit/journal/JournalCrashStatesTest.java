package dev.rollcall.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.files.CrashState;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.kit.files.Fault;
import dev.rollcall.kit.files.FolderTree;
import dev.rollcall.kit.files.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine loses power between any two steps of the journal. */
class JournalCrashStatesTest {
  private static final int SHORT_STRIDE = 9;

  @TempDir Path temporary;

  private record Case(CrashState state, Set<Integer> acknowledged) {}

  /** What a power cut could leave at every step of a life. */
  private final class Cases {
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    void add(CrashingFiles files, Acknowledged acknowledged) {
      Set<Integer> soFar = acknowledged.soFar();
      for (CrashState state : files.states(true)) {
        if (known.add(state.identity() + soFar.size())) {
          cases.add(new Case(state, soFar));
        }
      }
    }

    /** Requires of every so many that nothing is lost. Returns of how many. */
    int sound(int stride) throws IOException {
      int sound = 0;
      for (int i = 0; i < cases.size(); i += stride) {
        assertThat(isBroken(cases.get(i), true)).isFalse();
        sound++;
      }
      return sound;
    }

    /** Whether in any of them something is lost. */
    boolean broken() throws IOException {
      for (Case each : cases.reversed()) {
        if (isBroken(each, false)) {
          return true;
        }
      }
      return false;
    }

    private boolean isBroken(Case each, boolean report) throws IOException {
      Path folder = Files.createDirectory(temporary.resolve("state"));
      each.state().putInto(folder);
      try {
        Acknowledged.look(folder.resolve("journal"), each.acknowledged());
        return false;
      } catch (AssertionError | RuntimeException e) {
        if (report) {
          throw new AssertionError(
              "acknowledged %s, on disk %s".formatted(each.acknowledged(), each.state().paths()),
              e);
        }
        return true;
      } finally {
        FolderTree.delete(folder);
      }
    }
  }

  private Cases casesOfALife(boolean seals, Predicate<Path> unsynced) throws Exception {
    CrashingFiles files = CrashingFiles.over(Files.createTempDirectory(temporary, "life"));
    files.skipSyncs(unsynced);
    Acknowledged acknowledged = new Acknowledged();
    Cases cases = new Cases();
    files.watch(operation -> {
      if (operation.kind().changes()) {
        cases.add(files, acknowledged);
      }
    });
    new JournalLife(files, seals, acknowledged).live();
    cases.add(files, acknowledged);
    return cases;
  }

  @Test
  void noPowerCutLosesWhatWasAcknowledged() throws Exception {
    int states = casesOfALife(false, _ -> false).sound(1);
    System.out.printf("journal: %,d crash states without a loss%n", states);
    assertThat(states).isGreaterThan(100);
  }

  @Test
  void noPowerCutWhileDaysAreSealedLosesWhatWasAcknowledged() throws Exception {
    int states = casesOfALife(true, _ -> false).sound(Trials.LONG ? 1 : SHORT_STRIDE);
    System.out.printf("journal with seals: %,d crash states without a loss%n", states);
    assertThat(states).isGreaterThan(20);
  }

  @Test
  void aMissingSyncOfSegmentsIsFound() throws Exception {
    assertThat(casesOfALife(false, file -> file.toString().endsWith(".ndjson")).broken()).isTrue();
  }

  @Test
  void aMissingSyncOfAnyFolderIsFound() throws Exception {
    for (String folder : List.of("journal", "journal/acme", "journal/acme/cn", "2026-11-21")) {
      assertThat(casesOfALife(false, file -> file.endsWith(folder)).broken()).as(folder).isTrue();
    }
  }

  @Test
  void aMissingSyncOfASealIsFound() throws Exception {
    for (String ending : List.of("sealed.json.tmp", ".parquet.tmp")) {
      assertThat(casesOfALife(true, file -> file.toString().endsWith(ending)).broken())
          .as(ending)
          .isTrue();
    }
  }

  /**
   * A process is killed at any step; another goes on, and then the power goes at any of its steps.
   */
  @Test
  void whatAKilledProcessLeftUnsyncedHarmsNothingThatIsWrittenBehindIt() throws Exception {
    int checked = 0;
    boolean killed = true;
    for (int step = 1; killed; step += Trials.LONG ? 1 : 2) {
      CrashingFiles files = CrashingFiles.over(Files.createTempDirectory(temporary, "killed"));
      Acknowledged acknowledged = new Acknowledged();
      try (FileJournal journal = FileJournal.open(files.folder().resolve("journal"))) {
        acknowledged.append(journal, 2);
        files.failAt(step, Fault.DEATH);
        acknowledged.append(journal, 4);
        acknowledged.append(journal, 6);
        killed = files.struck().isPresent();
      }
      files.heal();
      Cases cases = new Cases();
      files.watch(operation -> {
        if (operation.kind().changes()) {
          cases.add(files, acknowledged);
        }
      });
      try (FileJournal journal = FileJournal.open(files.folder().resolve("journal"))) {
        assertThat(acknowledged.append(journal, 8)).isTrue();
        assertThat(acknowledged.append(journal, 10)).isTrue();
      }
      cases.add(files, acknowledged);
      checked += cases.sound(1);
    }
    System.out.printf("journal: %,d crash states after kills without a loss%n", checked);
    assertThat(checked).isGreaterThan(100);
  }
}
