package dev.rollcall.server.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/**
 * What a demo must remember to go on another day, kept as {@code demo.properties} in its data
 * folder.
 *
 * @param first the first day of the history
 * @param sent the last day whose events were all sent; the day before {@code first} when none were
 */
record DemoDiary(long seed, int people, LocalDate first, LocalDate sent) {
  private static final String FILE = "demo.properties";

  /**
   * The diary of a folder, or empty where there is no data yet.
   *
   * @throws DemoException when the folder holds data that is not a demo's
   */
  static Optional<DemoDiary> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      if (Files.exists(folder.resolve("FORMAT"))) {
        throw new DemoException(
            folder + " holds data that is not a demo's; name another folder with --data");
      }
      return Optional.empty();
    }
    Properties text = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      text.load(reader);
      return Optional.of(
          new DemoDiary(
              Long.parseLong(text.getProperty("seed")),
              Integer.parseInt(text.getProperty("people")),
              LocalDate.parse(text.getProperty("first")),
              LocalDate.parse(text.getProperty("sent"))));
    } catch (IOException | RuntimeException e) {
      throw new DemoException(
          file + " can not be read; delete the folder " + folder + " and start the demo anew", e);
    }
  }

  DemoDiary sentThrough(LocalDate day) {
    return new DemoDiary(seed, people, first, day);
  }

  void write(Path folder) {
    Properties text = new Properties();
    text.setProperty("seed", Long.toString(seed));
    text.setProperty("people", Integer.toString(people));
    text.setProperty("first", first.toString());
    text.setProperty("sent", sent.toString());
    Path unfinished = folder.resolve(FILE + ".new");
    try {
      try (Writer writer = Files.newBufferedWriter(unfinished)) {
        text.store(writer, null);
      }
      Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DemoException(folder.resolve(FILE) + " can not be written", e);
    }
  }
}
