package dev.rollcall.server.cli;

import static dev.rollcall.server.cli.TypedCommands.person;
import static dev.rollcall.server.cli.TypedCommands.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BackupCommandsTest {
  @TempDir Path folder = Path.of("");
  private TypedCommands commands = new TypedCommands(folder);

  @BeforeEach
  void publish() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme");
    commands.json("app", "add", "--tenant", "acme", "--vendor", "feishu", "--id", "cli_a");
    accept(
        "a.ndjson",
        person("p1", "2026-11-18T00:00:00Z", "u1")
            + view("1", "2026-11-18T10:00:00Z", "u1")
            + view("2", "2026-11-19T10:00:00Z", "u1"));
    commands.json("rollup");
  }

  private void accept(String name, String lines) {
    commands.json("import", "--tenant", "acme", commands.file(name, lines));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private Outcome restore(String from, String to) {
    return commands.typeAsIs("restore", "--from", at(from), "--data", at(to), "--json");
  }

  /** What a folder says of itself, the folder's name apart. */
  private JsonNode tenants(String data) {
    return commands.typeAsIs("status", "--data", at(data), "--json").json().get("tenants");
  }

  private void assertSame(String restored) {
    assertThat(tenants(restored)).isEqualTo(tenants("data"));
    Outcome verified = commands.typeAsIs("verify", "--data", at(restored), "--json");
    assertThat(verified.status()).as(verified.out()).isZero();
    assertThat(verified.json().get("days").intValue()).isEqualTo(3);
  }

  @Test
  void aFolderTakesOnlyWhatIsNewAndComesBackWhole() {
    JsonNode first = commands.json("backup", "--to", at("backups"));
    assertThat(first.get("new_bytes").longValue()).isEqualTo(first.get("bytes").longValue());
    commands.clock.advance(Duration.ofMinutes(1));
    accept("b.ndjson", view("3", "2026-11-20T10:00:00Z", "u2"));
    JsonNode second = commands.json("backup", "--to", at("backups"));
    assertThat(second.get("new_bytes").longValue())
        .isPositive()
        .isLessThan(second.get("bytes").longValue());
    assertThat(restore("backups", "restored").status()).isZero();
    assertThat(tenants("restored")).isEqualTo(tenants("data"));
    commands.json("rollup");
    assertThat(commands.typeAsIs("rollup", "--data", at("restored")).status()).isZero();
    assertSame("restored");
  }

  @Test
  void anOlderBackupOfAFolderCanBeNamed() throws IOException {
    commands.json("backup", "--to", at("backups"));
    commands.clock.advance(Duration.ofMinutes(1));
    accept("b.ndjson", view("3", "2026-11-20T10:00:00Z", "u2"));
    commands.json("backup", "--to", at("backups"));
    Outcome old =
        commands.typeAsIs(
            "restore",
            "--from",
            at("backups"),
            "--backup",
            "backup-20261121T120000Z",
            "--data",
            at("old"));
    assertThat(old.status()).as(old.err()).isZero();
    assertThat(tenants("old").get(0).get("events").intValue()).isEqualTo(3);
    assertThat(
            commands
                .typeAsIs("restore", "--from", at("backups"), "--backup", "x", "--data", at("y"))
                .err())
        .contains("There is no x", "backup-20261121T120000Z");
    commands.clock.advance(Duration.ofMinutes(1));
    assertThat(
            commands
                .json("backup", "--to", at("backups"), "--keep", "1")
                .get("removed_backups")
                .intValue())
        .isEqualTo(2);
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(1);
    }
    assertThat(restore("backups", "kept").status()).isZero();
  }

  @Test
  void whatABackupThatDiedHasLeftGoesWithTheNextOne() throws IOException {
    commands.json("backup", "--to", at("backups"));
    Path left = folder.resolve("backups/objects/00").resolve("00" + "ab".repeat(31));
    Files.createDirectories(left.getParent());
    Files.writeString(left, "half of a file that grew since");
    Path begun = folder.resolve("backups/backup-20261121T115900Z.begun.unfinished");
    Files.createFile(begun);
    commands.clock.advance(Duration.ofMinutes(1));
    commands.json("backup", "--to", at("backups"));
    assertThat(left).doesNotExist();
    assertThat(begun).doesNotExist();
    assertThat(restore("backups", "restored").status()).isZero();
    assertSame("restored");
  }

  @Test
  void aTarComesBackWhole() {
    commands.json("backup", "--to", at("b.tar"));
    assertThat(restore("b.tar", "restored").status()).isZero();
    assertSame("restored");
    assertThat(commands.typeAsIs("app", "list", "--data", at("restored"), "--json").out())
        .contains("cli_a");
  }

  @Test
  void whatIsDamagedIsRefusedAndLeavesNoDataFolder() throws IOException {
    commands.json("backup", "--to", at("backups"));
    commands.json("backup", "--to", at("b.tar"));
    Path object;
    try (Stream<Path> files = Files.walk(folder.resolve("backups/objects"))) {
      object =
          files.filter(Files::isRegularFile).filter(BackupCommandsTest::isLong).findFirst().get();
    }
    byte[] bytes = Files.readAllBytes(object);
    bytes[bytes.length / 2] ^= 1;
    Files.write(object, bytes);
    Outcome fromFolder = restore("backups", "r1");
    assertThat(fromFolder.status()).isEqualTo(1);
    assertThat(fromFolder.err()).contains("damaged at");
    assertThat(commands.typeAsIs("status", "--data", at("r1")).status()).isEqualTo(1);
    byte[] tar = Files.readAllBytes(folder.resolve("b.tar"));
    Files.write(folder.resolve("short.tar"), Arrays.copyOf(tar, tar.length / 2));
    assertThat(restore("short.tar", "r2").status()).isEqualTo(1);
    assertThat(commands.typeAsIs("status", "--data", at("r2")).status()).isEqualTo(1);
    tar[3 * 512] ^= 1;
    Files.write(folder.resolve("flipped.tar"), tar);
    assertThat(restore("flipped.tar", "r3").status()).isEqualTo(1);
    assertThat(commands.typeAsIs("status", "--data", at("r3")).status()).isEqualTo(1);
  }

  private static boolean isLong(Path file) {
    return file.toFile().length() > 100;
  }

  @Test
  void aTarThatPointsOutsideIsRefused() throws IOException {
    Path evil = folder.resolve("evil.tar");
    try (OutputStream out = Files.newOutputStream(evil);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry("../outside", true);
      entry.setSize(1);
      tar.putArchiveEntry(entry);
      tar.write('x');
      tar.closeArchiveEntry();
    }
    Outcome outcome = restore("evil.tar", "r");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("outside of a data folder");
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void mistakesAreExplained() throws IOException {
    commands.json("backup", "--to", at("backups"));
    assertThat(restore("backups", "data").err()).contains("is not empty");
    assertThat(restore("nowhere", "r").err()).contains("There is no backup in");
    assertThat(restore("nowhere.tar", "r").err()).contains("is not there");
    assertThat(commands.type("backup", "--to", at("data/inside")).status()).isEqualTo(2);
    assertThat(commands.type("backup", "--to", at("x.tar"), "--keep", "2").status()).isEqualTo(2);
    assertThat(commands.type("backup", "--to", at("b2"), "--keep", "0").status()).isEqualTo(2);
    Files.writeString(folder.resolve("text.tar"), "this is no tar");
    assertThat(restore("text.tar", "r").status()).isEqualTo(1);
  }

  @Test
  void everythingAcknowledgedBeforeIsInABackupOfABusyFolder() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger accepted = new AtomicInteger(3);
    TypedCommands other = new TypedCommands(folder);
    Thread busy =
        Thread.ofPlatform()
            .start(() -> {
              for (int n = 10; !done.get(); n++) {
                String lines = view("n" + n, "2026-11-20T10:00:00Z", "u" + n);
                String file = other.file("n.ndjson", lines);
                accepted.addAndGet(
                    other.json("import", "--tenant", "acme", file).get("accepted").intValue());
              }
            });
    try {
      for (int round = 0; round < 3; round++) {
        int before = accepted.get();
        commands.json("backup", "--to", at("busy-" + round + ".tar"));
        assertThat(restore("busy-" + round + ".tar", "busy-" + round).status()).isZero();
        assertThat(tenants("busy-" + round).get(0).get("events").intValue())
            .isGreaterThanOrEqualTo(before);
      }
    } finally {
      done.set(true);
      busy.join();
    }
    assertThat(List.of(accepted.get())).allMatch(count -> count > 3);
  }
}
