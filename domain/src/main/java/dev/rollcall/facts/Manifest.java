package dev.rollcall.facts;

import dev.rollcall.events.CheckedJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one version of one day consists of. Readers read only what a manifest names. Paths are
 * relative to the facts folder.
 *
 * @param schema version of this format
 * @param day such as {@code acme/cn/2026-11-20}
 * @param events events of the day in the journal, repeats included
 * @param repeats events that had arrived before (S6)
 * @param usages the file of the day's usages
 * @param entries where each usage stands in that file
 * @param directory the file of the directory of the day, shared by all days on which it is the same
 *     (S8)
 * @param changes the day's directory events that counted, or null when there were none
 * @param groups the customer group chats, or null as long as there never was one
 * @param departments what departments did, or null while {@code usages} has what each person did
 * @param stateBefore identity of the carried state the day began with; empty for the first day
 * @param stateAfter identity of the carried state it ended with
 * @param problems what was wrong in the directory and how it was settled (S33), each with the
 *     event's id
 */
public record Manifest(
    int schema,
    String day,
    long events,
    long repeats,
    Stored usages,
    List<Entry> entries,
    DirectoryFile directory,
    @Nullable TextFile changes,
    @Nullable GroupFiles groups,
    @Nullable DepartmentFile departments,
    String stateBefore,
    String stateAfter,
    List<String> problems) {
  /** The version of the format of days that have what each person did. */
  public static final int SCHEMA = 2;

  /** The version of days that have {@code departments} instead; an older reader refuses it. */
  public static final int SCHEMA_WITHOUT_PEOPLE = 3;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A file with what proves that it is whole. */
  public record Stored(String path, long bytes, int rows, String sha256) {}

  /** A run of bytes of a file, with its CRC-32C. */
  public record Blob(long offset, int length, int crc32c) {
    public Blob {
      if (offset < 0 || length < 0) {
        throw new IllegalArgumentException(length + " bytes at byte " + offset);
      }
    }
  }

  /** One usage: {@code views} and {@code opens} have length 0 where there are no amounts. */
  public record Entry(
      String kind, String subject, String part, int count, Blob people, Blob views, Blob opens) {
    /** What the usage is about. */
    public UsageKey key() {
      return new UsageKey(kind, subject, part);
    }
  }

  /**
   * The directory of a day.
   *
   * @param identity names its content
   * @param tree where the part that counting needs stands in the file
   * @param people where the part that says who the people are stands in it
   * @param records where the part that the next day starts from stands in it
   */
  public record DirectoryFile(String identity, Stored file, Blob tree, Blob people, Blob records) {}

  /** A text or other bytes in a file, and where they stand in it. */
  public record TextFile(Stored file, Blob text) {}

  /**
   * What a day hands on of the customer group chats (docs/formats/groups.md).
   *
   * @param happened what happened on the day, or null when nothing did
   * @param whole the state at the end of the day, or null when it is not written out
   * @param wholeAt the newest day, this one included, whose manifest has it: the days since then
   *     folded onto it give the state of this day
   */
  public record GroupFiles(@Nullable TextFile happened, @Nullable TextFile whole, String wholeAt) {
    /** The file of both, if there is one. */
    public @Nullable Stored file() {
      TextFile any = happened != null ? happened : whole;
      return any == null ? null : any.file();
    }
  }

  /**
   * What departments did on the day, in place of what each person did (docs/formats/facts.md).
   *
   * @param subtrees each department with everything below it
   * @param direct the direct members of each alone
   */
  public record DepartmentFile(Stored file, Blob subtrees, Blob direct) {}

  /** Whether what each person did on the day is no longer kept. JSON would have a getter, too. */
  public boolean lacksPeople() {
    return departments != null;
  }

  /** Every file it names. */
  public List<Stored> files() {
    List<Stored> files = new ArrayList<>();
    files.add(usages);
    files.add(directory.file());
    if (changes != null) {
      files.add(changes.file());
    }
    Stored chats = groups == null ? null : groups.file();
    if (chats != null) {
      files.add(chats);
    }
    if (departments != null) {
      files.add(departments.file());
    }
    return files;
  }

  /** As UTF-8 JSON with a checksum of its own. */
  public byte[] toBytes() {
    return CheckedJson.sign(JSON.writeValueAsBytes(this));
  }

  private static FactsException damaged(String path) {
    return new FactsException("The manifest " + path + " is damaged; publish the day again.");
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Manifest fromBytes(byte[] bytes, String path) {
    Manifest manifest = parsed(bytes, path);
    if (manifest.schema() > SCHEMA_WITHOUT_PEOPLE) {
      throw new FactsException(
          "The manifest %s has format %d; this Rollcall reads %d. Use the newer Rollcall that wrote it. Nothing was changed."
              .formatted(path, manifest.schema(), SCHEMA_WITHOUT_PEOPLE));
    }
    if (manifest.schema() < SCHEMA) {
      throw new FactsException(
          "The manifest %s has format %d, older than this Rollcall reads (%d); publish its day again from the journal with `rebuild`."
              .formatted(path, manifest.schema(), SCHEMA));
    }
    if (!manifest.isWhole()) {
      throw damaged(path);
    }
    return manifest;
  }

  private static Manifest parsed(byte[] bytes, String path) {
    try {
      byte[] json = CheckedJson.open(bytes).orElseThrow(() -> damaged(path));
      // A newer format may have more members; without a checksum one more is a damaged one.
      JsonMapper mapper = json.length < bytes.length ? JSON : STRICT;
      Manifest manifest = mapper.readValue(json, Manifest.class);
      if (manifest == null) {
        throw damaged(path);
      }
      return manifest;
    } catch (tools.jackson.core.JacksonException e) {
      throw (FactsException) damaged(path).initCause(e);
    }
  }

  /** Whether no part is missing: what JSON leaves out comes as null, whatever the types say. */
  private boolean isWhole() {
    return areThere(day, usages, entries, directory, stateBefore, stateAfter, problems)
        && isWhole(usages)
        && entries.stream().allMatch(Manifest::isWhole)
        && problems.stream().allMatch(Objects::nonNull)
        && areThere(directory.identity(), directory.tree(), directory.people(), directory.records())
        && isWhole(directory.file())
        && isWhole(changes)
        && lacksPeople() == (schema == SCHEMA_WITHOUT_PEOPLE)
        && (departments == null
            || (isWhole(departments.file())
                && areThere(departments.subtrees(), departments.direct())))
        && (groups == null
            || (areThere(groups.wholeAt())
                && isWhole(groups.happened())
                && isWhole(groups.whole())));
  }

  private static boolean isWhole(@Nullable Entry entry) {
    return entry != null
        && areThere(entry.kind(), entry.subject(), entry.part())
        && areThere(entry.people(), entry.views(), entry.opens());
  }

  private static boolean isWhole(@Nullable Stored file) {
    return file != null && areThere(file.path(), file.sha256());
  }

  /** A file that there need not be. */
  private static boolean isWhole(@Nullable TextFile text) {
    return text == null || (isWhole(text.file()) && areThere(text.text()));
  }

  private static boolean areThere(@Nullable Object... parts) {
    return Arrays.stream(parts).noneMatch(Objects::isNull);
  }
}
