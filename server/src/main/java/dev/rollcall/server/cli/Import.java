package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.EventLimits;
import dev.rollcall.events.EventReader;
import dev.rollcall.journal.Journal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}. */
@Command(
    name = "import",
    description =
        "Takes events of any age from files: CloudEvents, one a line, also gzipped, also journal"
            + " files as they are. What was imported before is recognised and not written again, so"
            + " an import that was interrupted is completed by running it once more.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall import --tenant acme people.ndjson activity-2026-*.ndjson.gz",
      "  ./rollcall import --tenant acme --directory-since 2024-01-01 people.ndjson",
      "  zcat old.gz | ./rollcall import --tenant acme -",
      "",
      "Exit status 1 when a file can not be read to its end, or when nothing in it was accepted."
    })
final class Import extends Task {
  private static final int GZIP_BUFFER = 1 << 16;
  private static final int GZIP_MARK = 0x1f8b;

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      required = true,
      description = "Whose events they are.")
  String tenant = "";

  @Option(
      names = "--directory-since",
      paramLabel = "DATE",
      description =
          "Let the first record of each department, person and app hold from this day on, so that"
              + " older activity finds them. Later records keep their time.")
  @Nullable LocalDate directorySince;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files; - is standard input.")
  List<String> files = List.of();

  Import(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Instant begun = shell.clock().instant();
    checkFiles();
    try (Stores stores = Stores.open(common.data(), clock())) {
      Tenant owner = stores.tenant(tenant);
      ImportTally tally = new ImportTally();
      read(owner, stores, tally);
      warnOfYoungDirectory(owner, stores.journal(), tally);
      return new ImportSummary(tally, Duration.between(begun, shell.clock().instant()))
          .answer(tenant);
    }
  }

  private void read(Tenant owner, Stores stores, ImportTally tally) {
    ImportedEvents events =
        new ImportedEvents(
            owner,
            stores.intake(),
            stores.catalog(),
            new DirectoryStamp(directorySince),
            clock(),
            tally);
    try (ImportProgress progress = ImportProgress.begin(shell, showsProgress(), files)) {
      for (String file : files) {
        try {
          read(file, events, progress);
        } catch (IOException e) {
          tally.fault("%s can not be read to its end (%s)".formatted(file, reason(e)));
        } finally {
          events.flush();
        }
      }
    }
  }

  private void read(String file, ImportedEvents events, ImportProgress progress)
      throws IOException {
    try (InputStream raw = open(file);
        InputStream counted = progress.counting(raw);
        InputStream plain = unpacked(counted)) {
      NumberedLines lines = new NumberedLines(plain);
      events.begin(file, lines);
      new EventReader(EventLimits.DEFAULTS).lines(lines, events, _ -> {});
    }
  }

  private InputStream open(String file) throws IOException {
    return file.equals("-") ? shell.in() : Files.newInputStream(Path.of(file));
  }

  /** Known by its first two bytes, so that standard input may be gzipped too. */
  private static InputStream unpacked(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream, GZIP_BUFFER);
    buffered.mark(2);
    int first = buffered.read();
    int mark = first << Byte.SIZE | buffered.read();
    buffered.reset();
    return mark == GZIP_MARK ? new GZIPInputStream(buffered, GZIP_BUFFER) : buffered;
  }

  private void checkFiles() {
    for (String file : files) {
      if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
        throw new CommandFailure(
            "%s is not there or may not be read; nothing was imported".formatted(file));
      }
      if (!file.equals("-") && Files.isDirectory(Path.of(file))) {
        throw new CommandFailure("%s is a folder; name the files in it".formatted(file));
      }
    }
  }

  private void warnOfYoungDirectory(Tenant owner, Journal journal, ImportTally tally) {
    tally
        .oldestActivity()
        .filter(oldest -> !new OldestDirectory(journal, owner).holdsBy(oldest))
        .ifPresent(oldest ->
            tally.warning(
                ("The oldest activity is of %s, and no directory record holds that early: people"
                        + " count at the root only until one does. Import the directory with"
                        + " --directory-since %s")
                    .formatted(oldest, oldest)));
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
