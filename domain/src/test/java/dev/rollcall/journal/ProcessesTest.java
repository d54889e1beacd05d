package dev.rollcall.journal;

import static dev.rollcall.journal.SampleLines.DAY;
import static dev.rollcall.journal.SampleLines.append;
import static dev.rollcall.journal.SampleLines.day;
import static dev.rollcall.journal.SampleLines.line;
import static dev.rollcall.journal.SampleLines.made;
import static dev.rollcall.journal.SampleLines.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
  private static final int BATCHES = 150;

  @TempDir private Path journal;

  @Test
  void twoProcessesAppendToOneFolder() throws Exception {
    AppendingProcess other = AppendingProcess.start(journal, 3, 1_000_000, BATCHES);
    try (FileJournal here =
        FileJournal.open(journal, JournalLimits.standard().withSegmentBytes(9_000))) {
      other.acknowledged(1);
      for (int i = 0; i < BATCHES; i++) {
        append(here, i, 1);
        assertThat(here.position(DAY).events()).isGreaterThan(i);
        if (i % 50 == 25) {
          here.seal(DAY);
        }
      }
      other.acknowledged(Integer.MAX_VALUE);
      assertThat(other.exit()).isZero();
      List<String> lines = read(here, DAY);
      assertThat(lines).hasSize(4 * BATCHES).containsSubsequence(made(0, BATCHES));
      for (int caller = 0; caller < 3; caller++) {
        int first = 1_000_000 + caller * AppendingProcess.PER_CALLER;
        assertThat(lines).containsSubsequence(made(first, BATCHES));
      }
      assertThat(here.position(DAY)).isEqualTo(new JournalPosition(4 * BATCHES));
      assertThat(here.position(day(1))).isEqualTo(new JournalPosition(3 * BATCHES));
      assertThat(here.recoveries()).isEmpty();
    }
  }

  @Test
  void whatAKilledProcessHasAcknowledgedIsThereOnce() throws Exception {
    long seed = 20_261_120;
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> acknowledged = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      AppendingProcess process =
          AppendingProcess.start(journal, 4, round * 1_000_000, AppendingProcess.PER_CALLER);
      acknowledged.addAll(process.acknowledged(random.nextInt(1, 400)));
      process.kill();
      acknowledged.addAll(process.acknowledged(Integer.MAX_VALUE));
      for (int each = 0; each < 2; each++) {
        try (FileJournal here = FileJournal.open(journal)) {
          List<String> lines = read(here, day(each));
          assertThat(new HashSet<>(lines)).as("seed %d", seed).hasSameSizeAs(lines);
          assertThat(lines).containsAll(acknowledged.stream().map(n -> line(n)).toList());
        }
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(6);
  }

  @Test
  void severalJournalsOfOneProcessShareAFolder() throws Exception {
    try (FileJournal one = FileJournal.open(journal);
        FileJournal two = FileJournal.open(journal)) {
      Thread other =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < BATCHES; i++) {
                  append(two, 1_000 + i, 1);
                }
              });
      for (int i = 0; i < BATCHES; i++) {
        append(one, i, 1);
      }
      other.join();
      assertThat(read(one, DAY))
          .hasSize(2 * BATCHES)
          .containsSubsequence(made(0, BATCHES))
          .containsSubsequence(made(1_000, BATCHES));
      assertThat(two.position(DAY)).isEqualTo(one.position(DAY));
    }
  }

  @Test
  void aWriterThatClosesDoesNotFreeTheLockOfAnother() throws Exception {
    AppendingProcess other = AppendingProcess.start(journal, 1, 1_000_000, BATCHES);
    try (FileJournal here = FileJournal.open(journal)) {
      other.acknowledged(1);
      for (int i = 0; i < BATCHES; i++) {
        FileJournal.open(journal).close();
        append(here, i, 1);
      }
      other.acknowledged(Integer.MAX_VALUE);
      assertThat(other.exit()).isZero();
      assertThat(read(here, DAY)).hasSize(2 * BATCHES);
      assertThat(here.recoveries()).isEmpty();
    }
  }
}
