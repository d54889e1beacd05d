package dev.rollcall.journal;

import static dev.rollcall.journal.SampleLines.DAY;
import static dev.rollcall.journal.SampleLines.append;
import static dev.rollcall.journal.SampleLines.made;
import static dev.rollcall.journal.SampleLines.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final int BALLAST_BYTES = 1 << 20;
  private static final int PER_BATCH = 100;

  @TempDir private Path folder;
  private boolean mounted;

  @BeforeEach
  void aSmallDisk() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "rollcall-test", folder.toString());
    assumeTrue(mounted, "a tmpfs can not be mounted here");
    Files.write(folder.resolve("ballast"), new byte[BALLAST_BYTES]);
  }

  @AfterEach
  void gone() throws Exception {
    if (mounted) {
      assertThat(run("umount", folder.toString())).isTrue();
    }
  }

  @Test
  void aFullDiskRefusesKeepsWhatWasAcknowledgedAndResumes() throws IOException {
    try (FileJournal journal = FileJournal.open(folder.resolve("journal"))) {
      int batches = fill(journal);
      assertThat(batches).isPositive();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> append(journal, 0, PER_BATCH)).isInstanceOf(JournalFull.class);
      }
      assertThatThrownBy(() -> journal.seal(DAY)).isInstanceOf(JournalFull.class);
      assertThat(read(journal, DAY)).isEqualTo(made(1, batches * PER_BATCH));
      Files.delete(folder.resolve("ballast"));
      append(journal, batches * PER_BATCH + 1, PER_BATCH);
      journal.seal(DAY);
      assertThat(read(journal, DAY)).isEqualTo(made(1, (batches + 1) * PER_BATCH));
      assertThat(journal.recoveries()).isEmpty();
    }
    try (FileJournal journal = FileJournal.open(folder.resolve("journal"))) {
      assertThat(journal.recover()).isEmpty();
    }
  }

  private static int fill(FileJournal journal) {
    int batches = 0;
    boolean full = false;
    while (!full) {
      try {
        append(journal, batches * PER_BATCH + 1, PER_BATCH);
        batches++;
      } catch (JournalFull e) {
        full = true;
      }
    }
    return batches;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
