package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path temporary = Path.of("");

  @Test
  void oneAtATimeHoldsIt() {
    Path path = temporary.resolve("x.lock");
    FolderLock first = FolderLock.tryTake(path).orElseThrow();
    assertThat(FolderLock.tryTake(path)).isEmpty();
    assertThat(FolderLock.isHeld(path)).isTrue();
    first.close();
    assertThat(FolderLock.isHeld(path)).isFalse();
    FolderLock.tryTake(path).orElseThrow().close();
  }

  @Test
  void theHolderSaysWhoItIs() {
    Path path = temporary.resolve("x.lock");
    assertThat(FolderLock.holder(path)).isEmpty();
    assertThat(FolderLock.isHeld(path)).isFalse();
    try (FolderLock lock = FolderLock.tryTake(path).orElseThrow()) {
      assertThat(FolderLock.holder(path)).isEqualTo("process " + ProcessHandle.current().pid());
      lock.note("a long story");
      lock.note("short");
      assertThat(FolderLock.holder(path)).isEqualTo("short");
    }
  }

  @Test
  void itIsTakenAlsoOnAFullDiskThatHasNoRoomForItsHolder() throws IOException {
    Path path = Files.createSymbolicLink(temporary.resolve("x.lock"), Path.of("/dev/full"));
    try (FolderLock _ = FolderLock.tryTake(path).orElseThrow()) {
      assertThat(FolderLock.tryTake(path)).isEmpty();
    }
    FolderLock.tryTake(path).orElseThrow().close();
  }
}
