package dev.rollcall.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many connections fit beside the files that a process may have open. */
class OpenFilesTest {
  @Test
  void manyFilesLeaveRoomForAllThatAreWanted() {
    assertThat(OpenFiles.connections(4_096, 524_288)).isEqualTo(4_096);
    assertThat(OpenFiles.connections(4_096, 4_608)).isEqualTo(4_096);
    assertThat(OpenFiles.connections(4_096, 4_607)).isEqualTo(4_095);
  }

  @Test
  void ofFewFilesHalfAreKept() {
    assertThat(OpenFiles.connections(4_096, 1_024)).isEqualTo(512);
    assertThat(OpenFiles.connections(4_096, 256)).isEqualTo(128);
    assertThat(OpenFiles.connections(64, 256)).isEqualTo(64);
  }

  @Test
  void anUnknownLimitIsNone() {
    assertThat(OpenFiles.connections(4_096, -1)).isEqualTo(4_096);
  }
}
