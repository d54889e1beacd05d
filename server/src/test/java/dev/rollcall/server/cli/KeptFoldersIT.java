package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The data folders of every version, kept in {@code src/test/resources/.../kept}, are opened by
 * this one: whole, with the figures, tokens and keys they had, and they go on from there.
 *
 * <p>{@code -Drollcall.fixture=make} makes the folder of the present version anew, as long as it is
 * not released; {@code -Drollcall.golden=write} writes down what is answered, to be reviewed.
 */
class KeptFoldersIT {
  private static final Path KEPT = Path.of("src/test/resources/dev/rollcall/server/cli/kept");

  @TempDir private static Path making;
  @TempDir private Path folder;

  @BeforeAll
  static void makeThatOfThisVersion() throws IOException {
    if ("make".equals(System.getProperty("rollcall.fixture"))) {
      String version =
          new TypedCommands(making).typeAsIs("--version").out().replaceAll("[^0-9.]", "");
      KeptFolder.make(making, KEPT.resolve(version + ".zip"));
    }
  }

  static List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void aFolderOfAnEarlierVersionOpensWholeAndGoesOn(Path zip) throws IOException {
    Properties access = KeptFolder.unpack(zip, folder);
    TypedCommands commands = new TypedCommands(folder);
    Outcome first = commands.type("status");
    assertThat(first.status()).as(first.err()).isZero();
    Outcome doctor = commands.type("doctor");
    assertThat(doctor.status()).as(doctor.out()).isZero();
    assertThat(doctor.out()).contains("format 1");
    Outcome verified = commands.type("verify");
    assertThat(verified.status()).as(verified.out()).isZero();
    String published = KeptServer.figures(commands, commands.data, access);
    commands.json("rollup");
    String rolledUp = KeptServer.figures(commands, commands.data, access);
    assertThat(commands.json("verify").get("waiting_days").intValue()).isZero();
    compare(
        zip,
        "# As it was\n" + published + "\n# With what had come since, and a day more\n" + rolledUp);
    assertThat(restored(commands, "backups", access)).isEqualTo(published);
    assertThat(restored(commands, "backup.tar", access)).isEqualTo(published);
  }

  private String restored(TypedCommands commands, String backup, Properties access) {
    Path to = folder.resolve("restored-" + backup);
    Outcome outcome =
        commands.typeAsIs(
            "restore", "--from", folder.resolve(backup).toString(), "--data", to.toString());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return KeptServer.figures(commands, to, access);
  }

  private static void compare(Path zip, String told) throws IOException {
    Path golden = Path.of(zip.toString().replace(".zip", ".txt"));
    if ("write".equals(System.getProperty("rollcall.golden"))) {
      Files.writeString(golden, told);
    }
    assertThat(told).isEqualTo(Files.readString(golden));
  }
}
