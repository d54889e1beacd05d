package dev.rollcall.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.stage.Stage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleIT {
  private static final Pattern LOADED =
      Pattern.compile("(?:src|href)=\"(/[^\"]*)\"|from '\\./([^']+)'");

  @TempDir Path folder;

  private Stage stage() {
    return new Stage(
        folder, 30, Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  void thePageIsServedToAnyoneUnderAStrictPolicy() {
    try (Stage stage = stage()) {
      Stage.Answer page = stage.get("/", "");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("unsafe", "http");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(stage.get("/v1/status", "").header("X-Content-Type-Options"))
          .as("what the page reads")
          .isEqualTo("nosniff");
      assertThat(page.body()).doesNotContain("style=", "onclick", "http:", "https:");
      assertThat(Pattern.compile("<script(?! type=\"module\" src=)").matcher(page.body()).find())
          .as("a script in the page itself")
          .isFalse();
    }
  }

  @Test
  void everyFileThatIsLoadedIsThere() {
    try (Stage stage = stage()) {
      List<String> texts =
          List.of(
              "/",
              "/console/console.js",
              "/console/asked.js",
              "/console/chart.js",
              "/console/tables.js",
              "/console/reading.js");
      for (String text : texts) {
        LOADED
            .matcher(stage.get(text, "").body())
            .results()
            .map(found -> found.group(1) != null ? found.group(1) : "/console/" + found.group(2))
            .forEach(path -> assertThat(stage.get(path, "").status()).as(path).isEqualTo(200));
      }
      assertThat(stage.get("/console/none.js", "").status()).isEqualTo(404);
      assertThat(stage.get("/console/..%2f..%2fMain.class", "").status()).isNotEqualTo(200);
    }
  }

  @Test
  void whatTheBrowserHasAlreadyIsNotSentAgain() {
    try (Stage stage = stage()) {
      String tag = stage.get("/console/words.js", "").header("ETag");
      Stage.Answer again =
          stage.ask(
              HttpRequest.newBuilder(URI.create(stage.address() + "/console/words.js"))
                  .header("If-None-Match", tag));
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }
}
