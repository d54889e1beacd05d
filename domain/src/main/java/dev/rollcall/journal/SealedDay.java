package dev.rollcall.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.events.CheckedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code sealed.json}: which Parquet file holds the first lines of a day. Once it is there, the
 * segments it covers no longer count, whether they are deleted yet or not.
 *
 * @param file the Parquet file's name, in the same folder
 * @param rows how many lines it holds, beginning with the day's first
 * @param bytes its length
 * @param sha256 of the file, in hex
 * @param linesCrc32c of all its lines in order, newlines included, in hex
 * @param throughSegment the last segment that it covers
 */
record SealedDay(
    @JsonProperty("file") String file,
    @JsonProperty("rows") long rows,
    @JsonProperty("bytes") long bytes,
    @JsonProperty("sha256") String sha256,
    @JsonProperty("lines_crc32c") String linesCrc32c,
    @JsonProperty("through_segment") int throughSegment) {
  static final String NAME = "sealed.json";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The name of the Parquet file of the lines up to a segment, this one included. */
  static String fileName(int throughSegment) {
    return "sealed-%06d.parquet".formatted(throughSegment);
  }

  SealedDay {
    // What is missing in JSON comes as null, whatever the types say.
    if (file == null || sha256 == null || linesCrc32c == null) {
      throw new IllegalArgumentException("a part of the seal is missing");
    }
    if (rows < 0 || bytes < 0 || throughSegment < 0 || file.contains("/")) {
      throw new IllegalArgumentException("a part of the seal can not be");
    }
  }

  /** The seal of a day's folder, if there is one. */
  static Optional<SealedDay> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      byte[] json =
          CheckedJson.open(Files.readAllBytes(file))
              .orElseThrow(() -> new JournalDamaged(file, 0, "it fails its checksum"));
      SealedDay seal = JSON.readValue(json, SealedDay.class);
      if (seal == null) {
        throw new JournalDamaged(file, 0, "it is the JSON of nothing, not of a seal");
      }
      return Optional.of(seal);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new JournalDamaged(file, 0, "it is not the JSON of a seal (" + e.getMessage() + ")");
    }
  }

  byte[] json() {
    return CheckedJson.sign(JSON.writeValueAsBytes(this));
  }
}
