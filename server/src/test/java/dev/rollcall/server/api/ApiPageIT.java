package dev.rollcall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Every example of docs/api.md is answered as the page says. */
class ApiPageIT {
  private static final Pattern EXAMPLE =
      Pattern.compile("```\\nGET (/v1/\\S+)\\n```\\n+```json\\n(.*?)```", Pattern.DOTALL);
  private static final int EXAMPLES = 6;

  @TempDir Path folder;

  @Test
  void theExamplesAreTrue() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "api.md"));
    try (SampleOffice office = new SampleOffice(folder)) {
      for (MatchResult example : EXAMPLE.matcher(text).results().toList()) {
        assertThat(office.json(example.group(1)))
            .as(example.group(1))
            .isEqualTo(JsonMapper.shared().readTree(example.group(2)));
      }
    }
    assertThat(EXAMPLE.matcher(text).results()).hasSize(EXAMPLES);
  }
}
