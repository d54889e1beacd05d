package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The help of every command. {@code -Drollcall.golden=write} writes the file anew; it is reviewed
 * like code.
 */
class HelpTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/rollcall/server/cli/help.txt");

  @TempDir Path folder = Path.of("");

  @Test
  void everyCommandExplainsItself() throws IOException {
    StringBuilder text = new StringBuilder();
    for (List<String> command : commands(line(), List.of())) {
      List<String> typed = new ArrayList<>(command);
      typed.add("--help");
      Outcome help = new TypedCommands(folder).typeAsIs(typed.toArray(String[]::new));
      assertThat(help.status()).as(String.join(" ", typed)).isZero();
      assertThat(help.err()).isEmpty();
      text.append("$ ./rollcall ").append(String.join(" ", typed)).append('\n');
      text.append(help.out()).append('\n');
    }
    if ("write".equals(System.getProperty("rollcall.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text.toString());
    }
    assertThat(text.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void everyCommandThatDoesSomethingHasAnExample() {
    for (List<String> command : commands(line(), List.of())) {
      CommandLine found = line();
      for (String word : command) {
        found = Objects.requireNonNull(found.getSubcommands().get(word));
      }
      if (found.getSubcommands().isEmpty()) {
        assertThat(found.getUsageMessage()).as("%s", command).contains("Example", "./rollcall ");
      }
    }
  }

  @Test
  void helpAndVersionAreNoMistake() {
    TypedCommands commands = new TypedCommands(folder);
    assertThat(commands.typeAsIs("help", "serve").out())
        .isEqualTo(commands.typeAsIs("serve", "--help").out());
    Outcome version = commands.typeAsIs("--version");
    assertThat(version.status()).isZero();
    assertThat(version.out()).matches("rollcall \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
  }

  private CommandLine line() {
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            System.out,
            System.err,
            false,
            Map.of(),
            Clock.systemUTC());
    return new Commands(shell).line();
  }

  private static List<List<String>> commands(CommandLine line, List<String> path) {
    List<List<String>> all = new ArrayList<>();
    all.add(path);
    line.getSubcommands()
        .forEach((name, command) -> {
          if (!command.getCommandSpec().usageMessage().hidden() && !name.equals("help")) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            all.addAll(commands(command, deeper));
          }
        });
    return all;
  }
}
