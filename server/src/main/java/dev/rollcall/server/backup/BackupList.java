package dev.rollcall.server.backup;

import dev.rollcall.events.CheckedJson;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup consists of; there is no backup without its list, which is written last.
 *
 * @param format version of this format
 * @param made when, such as {@code 2026-11-22T00:45:00Z}
 * @param files every file of the data folder
 */
public record BackupList(int format, String made, List<Item> files) {
  static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * One file.
   *
   * @param path within the data folder, with {@code /}
   * @param bytes how long
   * @param sha256 of its content, in hex
   * @param modified when it was last changed, in milliseconds since 1970, to know it again
   */
  public record Item(String path, long bytes, String sha256, long modified) {}

  static BackupList of(Instant made, List<Item> files) {
    return new BackupList(FORMAT, made.toString(), List.copyOf(files));
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(Item::bytes).sum();
  }

  byte[] toBytes() {
    return CheckedJson.sign(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }

  static BackupList read(byte[] bytes, String name) {
    BackupList list;
    try {
      byte[] json =
          CheckedJson.open(bytes)
              .orElseThrow(() -> new BackupException(name + " is damaged. Use another backup."));
      list = JSON.readValue(json, BackupList.class);
    } catch (JacksonException e) {
      throw new BackupException(name + " is no list of a backup, or it is damaged.", e);
    }
    if (list.format() != FORMAT) {
      throw new BackupException(
          "%s has format %d; this program reads %d. Use the program that made it or a newer one."
              .formatted(name, list.format(), FORMAT));
    }
    return list;
  }
}
