package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParseResult;

/** What docs/operating.md and examples/rollcall.service say is so. */
class OperatingPageTest {
  private static final Path PAGE = Path.of("../docs/operating.md");
  private static final Path UNIT = Path.of("../examples/rollcall.service");

  @Test
  void theUnitStartsAServerWithOptionsThatThereAre() throws IOException {
    List<String> words = List.of(value("ExecStart").split(" ", -1));
    assertThat(words.getFirst()).isEqualTo("/opt/rollcall/rollcall");
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            System.out,
            System.err,
            false,
            Map.of(),
            Clock.systemUTC());
    ParseResult parsed =
        new Commands(shell).line().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("serve");
    assertThat(parsed.subcommand().matchedOptionValue("--data", Path.of("")))
        .isEqualTo(Path.of("/var/lib").resolve(value("StateDirectory")));
  }

  @Test
  void theUnitWaitsLongerThanAServerTakesToStop() throws IOException {
    assertThat(Long.parseLong(value("TimeoutStopSec")))
        .isGreaterThan(Serve.longestStop(Settings.standard()).toSeconds());
    assertThat(value("SuccessExitStatus")).isEqualTo("143");
  }

  @Test
  void thePageNamesTheSettingsOfEveryLimit() throws IOException {
    String page = Files.readString(PAGE);
    List<String> settings =
        Files.readAllLines(Path.of("../docs/settings.md")).stream()
            .filter(line -> line.matches("\\| `server\\.(max|idle|receive|send)[A-Za-z]*` .*"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(settings).hasSizeGreaterThan(6).allSatisfy(name -> assertThat(page).contains(name));
  }

  private static String value(String name) throws IOException {
    return Files.readAllLines(UNIT).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }
}
