package dev.rollcall.server.cli;

import static dev.rollcall.server.cli.TypedCommands.event;
import static dev.rollcall.server.cli.TypedCommands.person;
import static dev.rollcall.server.cli.TypedCommands.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportTest {
  private static final String OLD = "2019-05-06T10:00:00Z";

  @TempDir Path folder = Path.of("");
  private TypedCommands commands = new TypedCommands(folder);

  @BeforeEach
  void begin() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme");
  }

  @Test
  void eventsOfAnyAgeGoIntoTheJournalOfTheirDay() {
    String file = commands.file("a.ndjson", view("1", OLD, "u1") + view("2", OLD, "u2"));
    JsonNode summary = commands.json("import", "--tenant", "acme", file);
    assertThat(summary.get("accepted").intValue()).isEqualTo(2);
    assertThat(summary.get("repeated").intValue()).isZero();
    assertThat(summary.get("rejected").intValue()).isZero();
    assertThat(commands.data.resolve("journal/acme/cn/2019-05-06/000001.ndjson"))
        .content()
        .contains("\"id\":\"1\"", "\"id\":\"2\"");
  }

  @Test
  void whatWasImportedBeforeIsRecognisedAndNotWrittenAgain() throws IOException {
    String file = commands.file("a.ndjson", view("1", OLD, "u1") + view("1", OLD, "u1"));
    assertThat(counts(commands.json("import", "--tenant", "acme", file))).isEqualTo("1/1/0");
    byte[] journal = Files.readAllBytes(journalFile());
    assertThat(counts(commands.json("import", "--tenant", "acme", file, file))).isEqualTo("0/4/0");
    assertThat(Files.readAllBytes(journalFile())).isEqualTo(journal);
  }

  @Test
  void sameIdOnAnotherDayIsAnotherEvent() {
    String file =
        commands.file("a.ndjson", view("1", OLD, "u1") + view("1", "2019-05-07T10:00:00Z", "u1"));
    assertThat(counts(commands.json("import", "--tenant", "acme", file))).isEqualTo("2/0/0");
  }

  @Test
  void aJournalFileCanBeImportedAsItIs() throws IOException {
    String events =
        IntStream.range(0, 9_000)
            .mapToObj(i -> view("e" + i, OLD, "u"))
            .collect(Collectors.joining());
    commands.json("import", "--tenant", "acme", commands.file("a.ndjson", events));
    commands.json("tenant", "add", "Copy");
    assertThat(Files.readString(journalFile())).contains("{\"batch\":");
    JsonNode copied = commands.json("import", "--tenant", "copy", journalFile().toString());
    assertThat(counts(copied)).isEqualTo("9000/0/0");
  }

  @Test
  void rejectionsAreCountedByReasonWithTheirPlace() {
    String text =
        "{\"batch\":{\"first\":1}}\n"
            + view("1", OLD, "u1")
            + "\n   \n"
            + "nonsense\n"
            + event("2", "app.opened", OLD, "{}")
            + view("3", "2026-11-21T12:11:00Z", "u1")
            + view("4", "2026-11-21T12:09:00Z", "u1");
    String file = commands.file("a.ndjson", text);
    JsonNode summary = commands.json("import", "--tenant", "acme", file);
    assertThat(counts(summary)).isEqualTo("2/0/3");
    assertThat(summary.get("reasons").toString())
        .isEqualTo("{\"malformed_json\":1,\"unknown_type\":1,\"in_the_future\":1}");
    assertThat(
            summary
                .get("examples")
                .valueStream()
                .map(each -> each.get("at").stringValue())
                .toList())
        .containsExactly(file + ":5", file + ":6", file + ":7");
  }

  @Test
  void onlyTheFirstExamplesOfAReasonAreShown() {
    String file = commands.file("a.ndjson", view("1", OLD, "u1") + "x\n".repeat(50));
    Outcome outcome = commands.type("import", "--tenant", "acme", file);
    assertThat(outcome.out()).contains("50 malformed_json", "a.ndjson:2:", "a.ndjson:4:");
    assertThat(outcome.out()).doesNotContain("a.ndjson:5:");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void nothingAcceptedIsAFailure() {
    Outcome outcome =
        commands.type("import", "--tenant", "acme", commands.file("a.ndjson", "x\ny\n"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains("0 accepted, 0 repeated, 2 rejected");
  }

  @Test
  void gzippedFilesAndStandardInputAreRead() throws IOException {
    String file = commands.file("a.ndjson.gz", zipped(view("1", OLD, "u1") + view("2", OLD, "u1")));
    commands.input(view("3", OLD, "u1"));
    assertThat(counts(commands.json("import", "--tenant", "acme", file, "-"))).isEqualTo("3/0/0");
  }

  @Test
  void ofHalfAGzipEverythingBeforeTheTearIsKeptAndTheTearReported() throws IOException {
    String text =
        IntStream.range(0, 2_000)
            .mapToObj(i -> view("e" + i, OLD, "u" + i))
            .collect(Collectors.joining());
    byte[] whole = zipped(text);
    String half = commands.file("half.gz", Arrays.copyOf(whole, whole.length / 2));
    Outcome torn = commands.type("import", "--tenant", "acme", half, "--json");
    assertThat(torn.status()).isEqualTo(1);
    long kept = torn.json().get("accepted").longValue();
    assertThat(kept).isBetween(1L, 1_999L);
    assertThat(torn.json().get("faults").get(0).stringValue())
        .contains("half.gz", "read to its end");
    JsonNode completed =
        commands.json("import", "--tenant", "acme", commands.file("whole.gz", whole));
    assertThat(counts(completed)).isEqualTo("%d/%d/0".formatted(2_000 - kept, kept));
  }

  @Test
  void aMissingFileStopsEverythingBeforeItBegins() {
    String there = commands.file("a.ndjson", view("1", OLD, "u1"));
    Outcome outcome =
        commands.type("import", "--tenant", "acme", there, folder.resolve("b.ndjson").toString());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("b.ndjson is not there");
    assertThat(commands.data.resolve("journal/acme")).doesNotExist();
  }

  @Test
  void anotherRegionThanTheTenantsIsRejected() {
    String file =
        commands.file(
            "a.ndjson", view("1", OLD, "u1").replace("\"data\"", "\"region\":\"us\",\"data\""));
    Outcome outcome = commands.type("import", "--tenant", "acme", file, "--json");
    assertThat(outcome.json().get("reasons").toString()).isEqualTo("{\"unknown_region\":1}");
  }

  @Test
  void firstDirectoryRecordsHoldFromTheDayNamed() throws IOException {
    String records =
        person("p1", "2026-01-05T00:00:00Z", "u1")
            + person("p2", "2026-02-05T00:00:00Z", "u1")
            + person("p3", "2018-01-01T00:00:00Z", "u2")
            + event("p4", "person.left", "2026-03-05T00:00:00Z", "{\"person\":\"u1\"}");
    commands.json(
        "import",
        "--tenant",
        "acme",
        "--directory-since",
        "2019-01-01",
        commands.file("people.ndjson", records));
    assertThat(days()).containsExactly("2018-01-01", "2019-01-01", "2026-02-05", "2026-03-05");
  }

  @Test
  void activityOlderThanTheDirectoryIsWarnedOf() {
    String people = commands.file("people.ndjson", person("p1", "2026-01-05T00:00:00Z", "u1"));
    String activity = commands.file("a.ndjson", view("1", OLD, "u1"));
    JsonNode warned = commands.json("import", "--tenant", "acme", people, activity);
    assertThat(warned.get("warnings").get(0).stringValue())
        .contains("--directory-since 2019-05-06");
    commands.json("import", "--tenant", "acme", "--directory-since", "2019-05-06", people);
    JsonNode quiet =
        commands.json(
            "import", "--tenant", "acme", commands.file("b.ndjson", view("2", OLD, "u1")));
    assertThat(quiet.get("warnings")).isEmpty();
  }

  private Path journalFile() {
    return commands.data.resolve("journal/acme/cn/2019-05-06/000001.ndjson");
  }

  private Stream<String> days() throws IOException {
    try (Stream<Path> days = Files.list(commands.data.resolve("journal/acme/cn"))) {
      return days.map(day -> day.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static String counts(JsonNode summary) {
    return "%d/%d/%d"
        .formatted(
            summary.get("accepted").longValue(),
            summary.get("repeated").longValue(),
            summary.get("rejected").longValue());
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
