package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.events.CheckedJson;
import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a newer program wrote is refused by every command, with a sentence, and left as it is. */
class NewerFolderTest {
  /** Every command that opens a data folder, with what it needs to get as far as that. */
  private static final List<String> COMMANDS =
      List.of(
          "serve --port 0",
          "demo --port 0",
          "tenant add Other",
          "tenant list",
          "app add --tenant acme --vendor feishu",
          "app list",
          "app rotate cli_a",
          "app revoke cli_a",
          "app install cli_store --tenant acme",
          "app uninstall cli_store --tenant acme",
          "app ticket cli_store",
          "key add --tenant acme --for intake",
          "key list",
          "key revoke key_0",
          "import --tenant acme {events}",
          "rollup",
          "verify",
          "rebuild --tenant acme",
          "erase u1 --tenant acme --yes",
          "export-person u1 --tenant acme",
          "retain --journal-days 90",
          "audit",
          "backup --to {backups}",
          "status",
          "doctor");

  @TempDir private Path folder;
  private TypedCommands commands = new TypedCommands(Path.of(""));

  @BeforeEach
  void publish() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme");
    commands.json("app", "add", "--tenant", "acme", "--vendor", "feishu", "--id", "cli_a");
    String events =
        TypedCommands.person("p1", "2026-11-18T00:00:00Z", "u1")
            + TypedCommands.view("1", "2026-11-18T10:00:00Z", "u1");
    commands.json("import", "--tenant", "acme", commands.file("a.ndjson", events));
    commands.json("rollup");
  }

  @Test
  void everyCommandIsTried() {
    Set<String> tried = new TreeSet<>();
    for (String line : COMMANDS) {
      String[] words = words(line);
      boolean group = List.of("tenant", "app", "key").contains(words[0]);
      tried.add(group ? words[0] + " " + words[1] : words[0]);
    }
    Set<String> all = new TreeSet<>();
    leaves(commandLine(), "", all);
    // Restoring makes a folder, the rehearsal and help open none.
    all.removeAll(List.of("restore", "help"));
    assertThat(tried).isEqualTo(all);
  }

  private static CommandLine commandLine() {
    return new Commands(
            new Shell(
                InputStream.nullInputStream(),
                System.out,
                System.err,
                false,
                Map.of(),
                Clock.systemUTC()))
        .line();
  }

  private static void leaves(CommandLine line, String path, Set<String> into) {
    line.getSubcommands()
        .forEach((name, command) -> {
          if (command.getCommandSpec().usageMessage().hidden()) {
            return;
          }
          if (command.getSubcommands().isEmpty()) {
            into.add((path + " " + name).strip());
          } else {
            leaves(command, name, into);
          }
        });
  }

  @Test
  void aFolderOfANewerFormatIsRefusedByEveryCommand() throws IOException {
    asIfOfADemo();
    Files.writeString(commands.data.resolve("FORMAT"), "rollcall 2\n");
    refusedByAll("was written by a newer Rollcall (format 2, this one knows up to 1)");
  }

  @Test
  void aCatalogOfANewerSchemaIsRefusedByEveryCommand() throws IOException, SQLException {
    asIfOfADemo();
    execute(
        """
        insert into flyway_schema_history (installed_rank, version, description, type, script,
          installed_by, execution_time, success)
        values (99, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, 1)
        """);
    refusedByAll("has schema version 999; this Rollcall knows versions up to ");
  }

  /** So that {@code demo} gets as far as the others. */
  private void asIfOfADemo() throws IOException {
    Files.writeString(
        commands.data.resolve("demo.properties"),
        "seed=1\npeople=10\nfirst=2026-11-18\nsent=2026-11-20\n");
  }

  private void refusedByAll(String sentence) {
    Map<String, String> before = files();
    for (String line : COMMANDS) {
      Outcome outcome = commands.type(words(filled(line)));
      assertThat(outcome.status()).as(line).isEqualTo(1);
      assertThat(outcome.out() + outcome.err())
          .as(line)
          .contains(sentence, "newer", "othing was changed");
    }
    assertThat(files()).isEqualTo(before);
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }

  private String filled(String line) {
    return line.replace("{events}", folder.resolve("a.ndjson").toString())
        .replace("{backups}", folder.resolve("backups").toString());
  }

  @Test
  void aPublishedDayOfANewerFormatIsNotReadAndNotReplaced() throws IOException {
    manifests("\"schema\":2", "\"schema\":4");
    Map<String, String> before = files();
    assertThat(commands.type("doctor").out()).contains("fail  published", "has format 4");
    Outcome verify = commands.type("verify");
    assertThat(verify.status()).isEqualTo(1);
    assertThat(verify.out() + verify.err()).contains("has format 4", "Use the newer Rollcall");
    commands.json(
        "import",
        "--tenant",
        "acme",
        commands.file("b.ndjson", TypedCommands.view("2", "2026-11-20T10:00:00Z", "u1")));
    assertThat(facts(files())).isEqualTo(facts(before));
  }

  @Test
  void aPublishedDayOfAnOlderFormatIsMadeAnew() throws IOException {
    manifests("\"schema\":2", "\"schema\":1");
    assertThat(commands.type("doctor").out())
        .contains("has format 1, older than this Rollcall reads", "`rebuild`");
    commands.json("rebuild", "--tenant", "acme");
    assertThat(commands.type("verify").status()).isZero();
  }

  @Test
  void doctorLeavesAnOlderCatalogAsItIs() throws IOException {
    Path old = Files.createDirectories(folder.resolve("old"));
    Path catalog = old.resolve("catalog.db");
    Files.writeString(old.resolve("FORMAT"), "rollcall 1\n");
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + catalog, null, null)
        .locations("classpath:dev/rollcall/catalog/sqlite")
        .target("1")
        .load()
        .migrate();
    byte[] before = Files.readAllBytes(catalog);
    Outcome doctor = commands.typeAsIs("doctor", "--data", old.toString());
    assertThat(doctor.status()).isZero();
    assertThat(doctor.out())
        .contains("warn  catalog", "schema 1; the next other command upgrades it", "make a backup");
    assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    assertThat(commands.typeAsIs("status", "--data", old.toString()).status()).isZero();
    assertThat(commands.typeAsIs("doctor", "--data", old.toString()).out())
        .contains("ok    catalog      schema " + SqliteCatalog.SCHEMA);
  }

  @Test
  void aBackupOfANewerProgramIsRefused() throws IOException {
    commands.json("backup", "--to", folder.resolve("backups").toString());
    Path list;
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      list = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
    rewrite(list, "\"format\" : 1", "\"format\" : 2");
    assertThat(restored("r1")).contains("has format 2; this program reads 1", "newer one");
    assertThat(folder.resolve("r1/FORMAT")).doesNotExist();
  }

  @Test
  void aBackupOfAFolderOfANewerFormatLeavesNoDataFolder() throws IOException {
    commands.json("backup", "--to", folder.resolve("backups").toString());
    String newer = "rollcall 2\n";
    Path list;
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      list = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
    String old = sha256("rollcall 1\n".getBytes(StandardCharsets.UTF_8));
    String now = sha256(newer.getBytes(StandardCharsets.UTF_8));
    Path object;
    try (Stream<Path> files = Files.walk(folder.resolve("backups/objects"))) {
      object = files.filter(file -> file.toString().contains(old)).findFirst().orElseThrow();
    }
    Path other =
        Path.of(
            object
                .toString()
                .replace(old, now)
                .replace("/" + old.substring(0, 2) + "/", "/" + now.substring(0, 2) + "/"));
    Files.createDirectories(other.getParent());
    Files.writeString(other, newer);
    rewrite(list, old, now);
    assertThat(restored("r2")).contains("was written by a newer Rollcall (format 2");
    assertThat(folder.resolve("r2/FORMAT")).doesNotExist();
    assertThat(commands.typeAsIs("status", "--data", folder.resolve("r2").toString()).status())
        .isEqualTo(1);
  }

  private String restored(String to) {
    Outcome outcome =
        commands.typeAsIs(
            "restore",
            "--from",
            folder.resolve("backups").toString(),
            "--data",
            folder.resolve(to).toString());
    assertThat(outcome.status()).as(outcome.out()).isEqualTo(1);
    return outcome.err();
  }

  private void manifests(String from, String to) throws IOException {
    int changed = 0;
    try (Stream<Path> files = Files.walk(commands.data.resolve("facts"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        rewrite(file, from, to);
        changed++;
      }
    }
    assertThat(changed).isPositive();
  }

  /** As a program that writes so would have: the checksum is right again. */
  private static void rewrite(Path file, String from, String to) throws IOException {
    byte[] object = CheckedJson.open(Files.readAllBytes(file)).orElseThrow();
    String text = new String(object, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    Files.write(file, CheckedJson.sign(text.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  /** Every file of the data folder but locks and SQLite's own, with the hash of what is in it. */
  private Map<String, String> files() {
    Map<String, String> hashes = new TreeMap<>();
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(commands.data)) {
      files.filter(Files::isRegularFile).forEach(found::add);
      for (Path file : found) {
        String name = commands.data.relativize(file).toString();
        if (!name.endsWith("lock") && !name.endsWith("-shm") && !name.endsWith("-wal")) {
          hashes.put(name, sha256(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hashes;
  }

  private static Map<String, String> facts(Map<String, String> files) {
    Map<String, String> facts = new TreeMap<>(files);
    facts.keySet().removeIf(name -> !name.startsWith("facts"));
    return facts;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    String url = "jdbc:sqlite:" + commands.data.resolve("catalog.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
