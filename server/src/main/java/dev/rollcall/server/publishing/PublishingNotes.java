package dev.rollcall.server.publishing;

import dev.rollcall.events.Region;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a data folder, one small file a tenant and region: {@code publishing/acme.cn}. They
 * serve {@code status} only; losing them loses no figure.
 */
public final class PublishingNotes {
  private final Path folder;

  public PublishingNotes(Path folder) {
    this.folder = folder;
  }

  /** The note of a tenant and region; an empty one when there is none or it can not be read. */
  public PublishingNote read(String tenant, Region region) {
    Path file = file(tenant, region);
    if (!Files.exists(file)) {
      return PublishingNote.none(tenant, region);
    }
    Properties text = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      text.load(reader);
      return new PublishingNote(
          tenant,
          region,
          value(text, "succeededAt", Instant::parse),
          value(text, "through", LocalDate::parse),
          Integer.parseInt(text.getProperty("days", "0")),
          Long.parseLong(text.getProperty("milliseconds", "0")),
          value(text, "failedAt", Instant::parse),
          text.getProperty("failure"),
          Integer.parseInt(text.getProperty("failures", "0")));
    } catch (IOException | RuntimeException _) {
      return PublishingNote.none(tenant, region);
    }
  }

  /** Replaces the note; a reader sees the old or the new one. */
  void write(PublishingNote note) {
    Properties text = new Properties();
    put(text, "succeededAt", note.succeededAt());
    put(text, "through", note.through());
    put(text, "days", note.days());
    put(text, "milliseconds", note.milliseconds());
    put(text, "failedAt", note.failedAt());
    put(text, "failure", note.failure());
    put(text, "failures", note.failures());
    Path file = file(note.tenant(), note.region());
    try {
      Files.createDirectories(folder);
      Path unfinished = file.resolveSibling(file.getFileName() + ".new");
      try (Writer writer = Files.newBufferedWriter(unfinished)) {
        text.store(writer, null);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("%s can not be written".formatted(file), e);
    }
  }

  private Path file(String tenant, Region region) {
    return folder.resolve(tenant + "." + region.code());
  }

  private static void put(Properties text, String name, @Nullable Object value) {
    if (value != null) {
      text.setProperty(name, value.toString());
    }
  }

  private static <T> @Nullable T value(Properties text, String name, Function<String, T> parse) {
    String value = text.getProperty(name);
    return value == null ? null : parse.apply(value);
  }
}
