package dev.rollcall.server.cli;

import static dev.rollcall.server.cli.TypedCommands.person;
import static dev.rollcall.server.cli.TypedCommands.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PublishingCommandsTest {
  @TempDir Path folder = Path.of("");
  private TypedCommands commands = new TypedCommands(folder);

  @BeforeEach
  void begin() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme");
    commands.json(
        "import",
        "--tenant",
        "acme",
        commands.file(
            "a.ndjson",
            person("p1", "2026-11-18T00:00:00Z", "u1")
                + view("1", "2026-11-18T10:00:00Z", "u1")
                + view("2", "2026-11-20T10:00:00Z", "u1")
                + view("3", "2026-11-21T10:00:00Z", "u1")));
  }

  @Test
  void closedDaysArePublishedOnce() {
    JsonNode first = commands.json("rollup");
    assertThat(first.get("published").intValue()).isEqualTo(3);
    assertThat(first.get("events").intValue()).isEqualTo(3);
    assertThat(first.get("seconds").isNumber()).isTrue();
    assertThat(commands.json("rollup", "--tenant", "acme").get("published").intValue()).isZero();
  }

  @Test
  void theClockDecidesWhatHasEnded() {
    commands.json("rollup");
    JsonNode later = commands.json("rollup", "--clock", "2026-11-22T00:00:00+08:00");
    assertThat(later.get("published").intValue()).isEqualTo(1);
  }

  @Test
  void publishingStopsAtTheDayNamed() {
    commands.json("rollup", "--through", "2026-11-18");
    JsonNode status = commands.json("status").get("tenants").get(0);
    assertThat(status.get("published_through").stringValue()).isEqualTo("2026-11-18");
    assertThat(status.get("waiting_days").intValue()).isEqualTo(1);
  }

  @Test
  void aDayThatHasNotEndedCanNotBePublished() {
    Outcome outcome = commands.type("rollup", "--through", "2026-11-21");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("the last that has is 2026-11-20");
  }

  @Test
  void publishedDaysAreVerifiedAndMadeAnewWhenDamaged() throws IOException {
    commands.json("rollup");
    assertThat(commands.json("verify").toString())
        .isEqualTo(
            "{\"ok\":true,\"files\":8,\"days\":3,\"waiting_days\":0,\"settled_days\":0,\"findings\":[]}");
    Path file;
    try (Stream<Path> files = Files.walk(folder.resolve("data/facts"))) {
      file = files.filter(path -> path.endsWith("2026-11-20.parquet")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[10] ^= 1;
    Files.write(file, bytes);
    Outcome damaged = commands.type("verify");
    assertThat(damaged.status()).isEqualTo(1);
    assertThat(damaged.out()).contains("1 findings", "acme/cn/2026-11-20", "is damaged");
    assertThat(
            commands
                .json("rebuild", "--tenant", "acme", "--from", "2026-11-20")
                .get("published")
                .intValue())
        .isEqualTo(1);
    assertThat(commands.type("verify").status()).isZero();
    assertThat(commands.type("rebuild", "--tenant", "nobody").err()).contains("no tenant nobody");
  }

  @Test
  void statusTellsEventsPublishedAndWaiting() {
    assertThat(commands.json("status").get("tenants").get(0).toString())
        .isEqualTo(
            "{\"tenant\":\"acme\",\"region\":\"cn\",\"events\":4,\"days\":3,\"published_days\":0,"
                + "\"published_through\":null,\"waiting_days\":2,\"waiting_events\":3,"
                + "\"last_failure\":null,\"directory_problems\":[]}");
    commands.json("rollup");
    assertThat(commands.type("status").out())
        .contains("no server runs on it", "acme", "2026-11-20");
  }

  @Test
  void problemsOfTheDirectoryAreListed() {
    String broken = person("p2", "2026-11-18T00:00:00Z", "u2").replace("[]", "[\"nowhere\"]");
    commands.json("import", "--tenant", "acme", commands.file("b.ndjson", broken));
    commands.json("rollup");
    JsonNode problems = commands.json("status").get("tenants").get(0).get("directory_problems");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).stringValue()).contains("nowhere", "p2");
  }

  @Test
  void aFailureIsNotedUntilItGoesWell() throws IOException {
    Files.writeString(commands.data.resolve("facts"), "in the way");
    Outcome failed = commands.type("rollup");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err()).startsWith("rollcall: ").hasLineCount(1);
    JsonNode failure = commands.json("status").get("tenants").get(0).get("last_failure");
    assertThat(failure.get("failures").intValue()).isEqualTo(1);
    assertThat(commands.type("doctor").out()).contains("warn  publishing");
    Files.delete(commands.data.resolve("facts"));
    commands.json("rollup");
    assertThat(commands.json("status").get("tenants").get(0).get("last_failure").isNull()).isTrue();
  }

  @Test
  void aHealthyFolderHasNothingBroken() {
    commands.json("rollup");
    Outcome outcome = commands.type("doctor", "--json");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.json().get("ok").booleanValue()).isTrue();
    assertThat(
            outcome
                .json()
                .get("checks")
                .valueStream()
                .map(each -> each.get("check").stringValue())
                .toList())
        .containsExactly(
            "jdk",
            "data folder",
            "disk",
            "access",
            "server",
            "roll-up",
            "catalog",
            "tails",
            "journal",
            "published",
            "publishing",
            "clock");
  }

  @Test
  void aChangedPublishedFileIsFound() throws IOException {
    commands.json("rollup");
    try (Stream<Path> files = Files.walk(commands.data.resolve("facts"))) {
      Path file =
          files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    Outcome outcome = commands.type("doctor");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).containsPattern("fail  published +.*damaged");
  }

  @Test
  void aChangedJournalLineIsFound() throws IOException {
    String more = commands.file("b.ndjson", view("9", "2026-11-18T11:00:00Z", "u2"));
    commands.json("import", "--tenant", "acme", more);
    Path file = commands.data.resolve("journal/acme/cn/2026-11-18/000001.ndjson");
    Files.writeString(file, Files.readString(file).replace("\"u1\"", "\"u9\""));
    Outcome outcome = commands.type("doctor");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains("fail  ").contains("000001.ndjson");
  }

  @Test
  void aTornTailIsCutByTheNextImportAndRemembered() throws IOException {
    Path file = commands.data.resolve("journal/acme/cn/2026-11-18/000001.ndjson");
    String torn = "{\"batch\":{\"first\":3,\"events\":1,\"bytes\":300,";
    Files.writeString(file, Files.readString(file) + torn);
    String more = commands.file("b.ndjson", view("9", "2026-11-18T11:00:00Z", "u2"));
    commands.json("import", "--tenant", "acme", more);
    assertThat(Files.readString(file)).doesNotContain(torn);
    assertThat(commands.json("status").get("recoveries")).hasSize(1);
    Outcome outcome = commands.type("doctor");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("warn  tails");
  }

  @Test
  void aClockBehindWhatWasPublishedIsWarnedOf() {
    commands.json("rollup");
    assertThat(commands.type("doctor", "--clock", "2026-11-20T00:00:00Z").out())
        .contains("warn  clock");
  }

  @Test
  void withoutAFolderTheDoctorFails() {
    Outcome outcome =
        commands.typeAsIs("doctor", "--data", folder.resolve("nothing").toString(), "--json");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.json().get("ok").booleanValue()).isFalse();
  }
}
