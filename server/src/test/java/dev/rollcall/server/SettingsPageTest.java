package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/settings.md names every setting with its default, in the order of the code. */
class SettingsPageTest {
  private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z.]+)` \\| `([^`]*)` \\| .+ \\|");

  @Test
  void thePageListsEverySettingWithItsDefault() throws IOException {
    Map<String, String> listed = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/settings.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        listed.put(row.group(1), row.group(2));
      }
    }
    assertThat(listed).containsExactlyEntriesOf(Settings.names());
  }
}
