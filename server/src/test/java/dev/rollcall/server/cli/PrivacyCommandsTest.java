package dev.rollcall.server.cli;

import static dev.rollcall.server.cli.TypedCommands.event;
import static dev.rollcall.server.cli.TypedCommands.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Erasing, exporting, letting go and the audit log, as they are typed. */
class PrivacyCommandsTest {
  private static final String ID = "zq-person-4711";
  private static final String ODD = "zq \\ \"odd\" \u2028 person";
  private static final List<String> NEEDLES = List.of(ID, "Zacharias Quill", "zq@quill.example");

  @TempDir Path folder = Path.of("");
  private TypedCommands commands = new TypedCommands(folder);

  @BeforeEach
  void publish() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme");
    accept("a.ndjson", events());
    commands.json("rollup");
  }

  private static String events() {
    return event(
            "hr-" + ID,
            "person.set",
            "2026-11-18T00:00:00Z",
            "{\"person\":\"%s\",\"name\":\"Zacharias Quill\",\"departments\":[],\"email\":\"zq@quill.example\"}"
                .formatted(ID))
        + view("1-" + ID, "2026-11-18T10:00:00Z", ID)
        + view("2", "2026-11-19T10:00:00Z", ID)
        + view("3", "2026-11-19T10:00:00Z", "bob")
        + event(
            "4",
            "group.created",
            "2026-11-19T10:00:00Z",
            "{\"chat\":\"c\",\"owner\":\"%s\",\"members\":[\"bob\"]}".formatted(ID));
  }

  private void accept(String name, String lines) {
    commands.json("import", "--tenant", "acme", commands.file(name, lines));
  }

  private Outcome erase(String... options) {
    List<String> typed = new ArrayList<>(List.of("erase", ID, "--tenant", "acme"));
    typed.addAll(List.of(options));
    return commands.type(typed.toArray(String[]::new));
  }

  private void assertNowhere(Path place) throws IOException {
    List<String> grep = new ArrayList<>(List.of("grep", "-r", "-a", "-o", "-F"));
    NEEDLES.forEach(needle -> grep.addAll(List.of("-e", needle)));
    grep.add(place.toString());
    Process process = new ProcessBuilder(grep).start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
  }

  private void assertSound() {
    Outcome verified = commands.type("verify");
    assertThat(verified.status()).as(verified.out()).isZero();
  }

  @Test
  void erasingIsAskedForTwiceAndToldTruly() throws IOException {
    Outcome hasty = erase();
    assertThat(hasty.status()).isEqualTo(2);
    assertThat(hasty.err()).contains("--yes", "--dry-run");
    Outcome dry = erase("--dry-run");
    assertThat(dry.status()).isZero();
    assertThat(dry.out()).contains("4 lines on 2 days", "3 published days", "Nothing was changed");
    JsonNode receipt = commands.json("erase", ID, "--tenant", "acme", "--yes");
    assertThat(receipt.toString()).doesNotContain(NEEDLES);
    assertThat(receipt.get("journal_lines").longValue()).isEqualTo(4);
    assertThat(receipt.get("still_in").toString()).contains("backup");
    assertNowhere(commands.data);
    assertSound();
    assertThat(erase("--dry-run").out()).contains(receipt.get("pseudonym").stringValue());
    Outcome again = erase("--yes");
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains(receipt.get("pseudonym").stringValue(), "Backups made before");
  }

  @Test
  void whoIsUnknownIsNamedAndNothingHappens() {
    Outcome person = commands.type("erase", "nobody", "--tenant", "acme", "--yes");
    assertThat(person.status()).isEqualTo(1);
    assertThat(person.err()).contains("no person nobody", "nothing was changed");
    Outcome tenant = commands.type("erase", ID, "--tenant", "globex", "--yes");
    assertThat(tenant.status()).isEqualTo(1);
    assertThat(tenant.err()).contains("globex", "acme");
    Outcome export = commands.type("export-person", "nobody", "--tenant", "acme");
    assertThat(export.status()).isEqualTo(1);
    assertThat(export.err()).contains("no person nobody");
    assertThat(commands.type("audit", "--tenant", "globex").status()).isEqualTo(1);
  }

  @Test
  void neitherANewBackupNorAnImportAgainBringsAnybodyBack() throws IOException {
    assertThat(erase("--yes").status()).isZero();
    commands.json("backup", "--to", folder.resolve("backups").toString());
    assertNowhere(folder.resolve("backups"));
    accept("again.ndjson", events());
    accept("late.ndjson", view("5", "2026-11-18T11:00:00Z", ID));
    commands.json("rollup");
    assertNowhere(commands.data);
    assertSound();
    JsonNode rebuilt = commands.json("rebuild", "--tenant", "acme");
    assertThat(rebuilt.get("published").intValue()).isEqualTo(3);
    assertNowhere(commands.data);
    assertSound();
  }

  @Test
  void aSentErasureIsDoneByTheRollUpOfItsDay() throws IOException {
    accept(
        "erased.ndjson",
        event("9", "person.erased", "2026-11-20T08:00:00Z", "{\"person\":\"%s\"}".formatted(ID)));
    commands.json("rollup");
    assertNowhere(commands.data);
    assertSound();
    JsonNode entries = commands.json("audit", "--tenant", "acme").get("entries");
    assertThat(entries.get(0).get("action").stringValue()).isEqualTo("person.erased");
    assertThat(entries.get(0).get("actor").stringValue()).isEqualTo("event");
    assertThat(entries.toString()).doesNotContain(NEEDLES);
  }

  @Test
  void anExportHasEverythingAndNobodyElse() throws IOException {
    Path out = folder.resolve("out.ndjson");
    JsonNode answer =
        commands.json("export-person", ID, "--tenant", "acme", "--out", out.toString());
    List<JsonNode> lines =
        Files.readAllLines(out).stream().map(JsonMapper.builder().build()::readTree).toList();
    assertThat(answer.get("pieces").intValue()).isEqualTo(lines.size() - 1);
    assertThat(lines).filteredOn(line -> line.get("kind").stringValue().equals("event")).hasSize(4);
    assertThat(lines)
        .filteredOn(line -> line.get("kind").stringValue().equals("directory"))
        .hasSize(3)
        .allMatch(line -> line.get("name").stringValue().equals("Zacharias Quill"));
    assertThat(lines)
        .filteredOn(line -> line.get("kind").stringValue().equals("figure"))
        .anyMatch(line -> line.toString().contains("\"part\":\"webapp\",\"views\":1,\"opens\":1"));
    assertThat(Files.readString(out)).contains("zq@quill.example").doesNotContain("bob");
    JsonNode entry = commands.json("audit").get("entries").get(0);
    assertThat(entry.get("action").stringValue()).isEqualTo("person.export");
    assertThat(entry.get("people_shown").intValue()).isEqualTo(1);
    assertThat(entry.toString()).doesNotContain(NEEDLES);
    Outcome twice = commands.type("export-person", ID, "--tenant", "acme", "--out", out.toString());
    assertThat(twice.status()).isEqualTo(1);
    assertThat(twice.err()).contains("is there already");
    erase("--yes");
    Outcome gone = commands.type("export-person", ID, "--tenant", "acme");
    assertThat(gone.status()).isEqualTo(1);
    assertThat(gone.err()).contains("was erased");
  }

  @Test
  void anIdWithQuotesAndBackslashesIsExportedAndErased() {
    JsonMapper json = JsonMapper.builder().build();
    String id = json.writeValueAsString(ODD);
    accept(
        "odd.ndjson",
        event("10", "client.seen", "2026-11-19T10:00:00Z", "{\"person\":" + id + "}"));
    commands.json("rollup");
    Outcome export = commands.type("export-person", ODD, "--tenant", "acme");
    assertThat(export.out().lines())
        .anyMatch(line ->
            line.contains("client.seen")
                && json.readTree(line).at("/event/data/person").stringValue().equals(ODD));
    assertThat(commands.json("erase", ODD, "--tenant", "acme", "--yes").get("journal_lines"))
        .hasToString("1");
    assertSound();
  }

  @Test
  void theJournalOfOldDaysGoesAndTheirFiguresStay() {
    commands.json("erase", ID, "--tenant", "acme", "--dry-run");
    assertThat(commands.json("retain").get("regions")).isEmpty();
    assertThat(commands.type("retain", "--journal-days", "5").status()).isEqualTo(2);
    assertThat(commands.type("retain", "--figure-days", "5").err()).contains("journalDays");
    commands.clock.advance(java.time.Duration.ofDays(40));
    commands.json("rollup");
    JsonNode before = commands.json("status").get("tenants");
    JsonNode dry = commands.json("retain", "--journal-days", "30", "--dry-run").get("regions");
    assertThat(dry.get(0).get("journal_days").intValue()).isEqualTo(2);
    assertThat(dry.get(0).get("events").intValue()).isEqualTo(5);
    assertThat(commands.json("status").get("tenants")).isEqualTo(before);
    assertThat(commands.json("retain", "--journal-days", "30").get("regions")).isEqualTo(dry);
    assertThat(commands.data.resolve("journal/acme/cn/2026-11-18")).doesNotExist();
    assertThat(commands.json("retain", "--journal-days", "30").toString())
        .contains("\"journal_days\":0");
    assertSound();
    assertThat(commands.json("verify").get("settled_days").intValue()).isPositive();
    Outcome late =
        commands.type(
            "import",
            "--tenant",
            "acme",
            commands.file("old.ndjson", view("6", "2026-11-18T10:00:00Z", "bob")));
    assertThat(late.out() + late.err()).contains("no_longer_kept");
    accept("new.ndjson", view("7", "2026-12-30T10:00:00Z", "bob"));
    commands.json("rollup");
    assertSound();
    Outcome rebuild = commands.type("rebuild", "--tenant", "acme", "--from", "2026-11-18");
    assertThat(rebuild.status()).isEqualTo(1);
    assertThat(rebuild.err()).contains("is kept from");
    assertThat(commands.type("rebuild", "--tenant", "acme").status()).isZero();
    assertSound();
  }

  @Test
  void figuresGoAfterTheJournalAndLaterDaysStandOnWhatIsKept() {
    commands.clock.advance(java.time.Duration.ofDays(60));
    commands.json("rollup");
    JsonNode gone =
        commands.json("retain", "--journal-days", "30", "--figure-days", "50").get("regions");
    assertThat(gone.get(0).get("figure_days").intValue()).isPositive();
    assertSound();
    accept("new.ndjson", view("7", "2027-01-18T10:00:00Z", ID));
    commands.json("rollup");
    assertSound();
    assertThat(erase("--yes").status()).isZero();
    assertSound();
    assertThat(commands.json("audit").toString()).contains("retention");
  }

  @Test
  void whatEachPersonDidGoesAndWhatIsHeldSaysSo() throws IOException {
    assertThat(commands.type("retain", "--person-days", "40").err())
        .contains("retention.journalDays");
    assertThat(commands.type("retain", "--journal-days", "40", "--person-days", "30").err())
        .contains("retention.personDays must not be below retention.journalDays");
    accept(
        "chat.ndjson",
        event("5", "im.message_sent", "2026-11-19T10:00:00Z", "{\"person\":\"bob\"}"));
    commands.json("rollup");
    commands.clock.advance(java.time.Duration.ofDays(60));
    commands.json("rollup");
    assertThat(figuresOf("bob")).contains("im_sent", "webapp");
    String[] typed = {"retain", "--journal-days", "30", "--person-days", "50"};
    JsonNode dry = commands.json(with(typed, "--dry-run")).get("regions").get(0);
    assertThat(dry.get("people_through").stringValue()).isEqualTo("2026-11-30");
    assertThat(dry.get("people_days").intValue()).isEqualTo(13);
    assertThat(figuresOf("bob")).contains("im_sent");
    assertThat(commands.type(with(typed, "--dry-run")).out()).contains("PEOPLE UP TO");
    assertThat(commands.json(typed).get("regions").get(0)).isEqualTo(dry);
    assertThat(figuresOf("bob")).contains("webapp").doesNotContain("im_sent", "\"client\"");
    assertThat(commands.json(typed).get("regions").get(0).get("people_days").intValue()).isZero();
    assertSound();
    assertThat(commands.json("doctor").toString()).doesNotContain("damaged");
    assertThat(commands.json("audit").toString()).contains("people through 2026-11-30 (13 days)");
    commands.json("backup", "--to", folder.resolve("backups").toString());
    assertThat(erase("--yes").status()).isZero();
    assertSound();
  }

  private static String[] with(String[] typed, String option) {
    List<String> all = new ArrayList<>(List.of(typed));
    all.add(option);
    return all.toArray(String[]::new);
  }

  private String figuresOf(String person) throws IOException {
    Path file = folder.resolve("held.ndjson");
    Files.deleteIfExists(file);
    commands.json("export-person", person, "--tenant", "acme", "--out", file.toString());
    return String.join(
        "\n", Files.readAllLines(file).stream().filter(line -> line.contains("figure")).toList());
  }
}
