package dev.rollcall.journal;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a day's folder holds at one moment: the sealed part first, then the segments behind it.
 *
 * @param segments those the seal does not cover, in order
 */
record DayFolder(Path path, Optional<SealedDay> sealed, List<Segment> segments) {

  /** {@code <journal>/<tenant>/<region>/<yyyy-mm-dd>}. */
  static Path pathOf(Path journal, TenantDay day) {
    return journal.resolve(day.tenant()).resolve(day.region().code()).resolve(day.day().toString());
  }

  /** Lists a day; one that has no folder is empty. */
  static DayFolder list(Path journal, TenantDay day) throws IOException {
    Path path = pathOf(journal, day);
    List<Segment> segments = new ArrayList<>();
    List<Path> files = files(path);
    for (Path file : files) {
      Segment.of(file).ifPresent(segments::add);
    }
    Collections.sort(segments);
    // Read after the listing: a seal made in between covers only segments that were listed.
    Optional<SealedDay> sealed = SealedDay.read(path);
    sealed.ifPresent(seal -> segments.removeIf(s -> s.number() <= seal.throughSegment()));
    if (sealed.isEmpty()) {
      requireNoSeal(path, files, segments);
    }
    return new DayFolder(path, sealed, segments);
  }

  /**
   * A seal that died leaves its Parquet file beside the segments it was made of. One without them
   * holds lines that are nowhere else.
   */
  private static void requireNoSeal(Path path, List<Path> files, List<Segment> segments) {
    Set<String> made = new HashSet<>();
    segments.forEach(segment -> made.add(SealedDay.fileName(segment.number())));
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".parquet") && !made.contains(name)) {
        throw new JournalDamaged(
            path.resolve(SealedDay.NAME), 0, "it is missing, and " + name + " is there");
      }
    }
  }

  /** The days that have a folder, of one tenant, in no order. */
  static List<TenantDay> days(Path journal, String tenant) throws IOException {
    List<TenantDay> days = new ArrayList<>();
    for (Region region : Region.values()) {
      for (Path folder : files(journal.resolve(tenant).resolve(region.code()))) {
        day(folder).ifPresent(day -> days.add(new TenantDay(tenant, region, day)));
      }
    }
    return days;
  }

  /** The names in the journal's folder that may be tenants. */
  static List<String> tenants(Path journal) throws IOException {
    return files(journal).stream()
        .filter(Files::isDirectory)
        .map(folder -> String.valueOf(folder.getFileName()))
        .toList();
  }

  /** What is in a folder; nothing when there is no such folder. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(files::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return files;
  }

  /** Lines in the sealed part. */
  long sealedRows() {
    return sealed.map(SealedDay::rows).orElse(0L);
  }

  private static Optional<LocalDate> day(Path folder) {
    try {
      return Optional.of(LocalDate.parse(String.valueOf(folder.getFileName())));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
