package dev.rollcall.server.cli;

import dev.rollcall.journal.Recovery;
import dev.rollcall.server.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The journal tails that were cut after a crash, one line each, oldest first. */
final class Recoveries {
  private final Path file;
  private final Clock clock;

  Recoveries(DataFolder folder, Clock clock) {
    this.file = folder.recoveries();
    this.clock = clock;
  }

  /** Adds to the list what is not in it yet. */
  void note(List<Recovery> cut) {
    List<String> known = lines();
    List<String> news =
        cut.stream()
            .map(Recovery::toString)
            .filter(line -> known.stream().noneMatch(before -> before.endsWith(line)))
            .map(line -> clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line)
            .toList();
    if (news.isEmpty()) {
      return;
    }
    try {
      Files.write(file, news, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("%s can not be written".formatted(file), e);
    }
  }

  /** Each with when it was found. */
  List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("%s can not be read".formatted(file), e);
    }
  }
}
