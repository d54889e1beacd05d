package dev.rollcall.server.cli;

import dev.rollcall.server.DataFolder;
import dev.rollcall.server.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code rehearse}: does once what the program does every day, on a folder of its own, so that the
 * JDK can note in a cache what it needs for it ({@code -XX:AOTCacheOutput}). The launcher runs it
 * after a build.
 */
@Command(name = "rehearse", hidden = true, description = "Runs through everything once.")
final class Rehearsal extends Task {
  private static final String TENANT = "rehearsal";

  private static final String APP = "cli_rehearsal";

  /** So often that the JDK notes what is worth being compiled at once. */
  private static final int ROUNDS = 40;

  private static final int BATCH = 50;
  private static final int ANSWER_MILLIS = 10_000;

  Rehearsal(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try {
      Path folder = Files.createTempDirectory("rollcall-rehearsal");
      try {
        rehearse(folder.resolve("data").toString());
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The rehearsal could not be held", e);
    }
    return Answer.silent();
  }

  private void rehearse(String data) throws IOException {
    var _ =
        command("", "tenant", "add", "Rehearsal", "--id", TENANT, "--region", "cn", "--data", data);
    String app =
        command(
            "",
            "app",
            "add",
            "--tenant",
            TENANT,
            "--vendor",
            "feishu",
            "--id",
            APP,
            "--data",
            data);
    String key = command("", "key", "add", "--tenant", TENANT, "--for", "intake", "--data", data);
    var _ = command(event(1), "import", "--tenant", TENANT, "-", "--data", data);
    var _ = command("", "rollup", "--data", data);
    var _ = command("", "status", "--data", data);
    Settings settings = Settings.standard().withoutLimits().at(null, 0);
    try (Serving serving = Serving.start(DataFolder.open(Path.of(data)), settings, shell.clock())) {
      for (String path : List.of("/readyz", "/", "/v1/status", "/open-apis/x")) {
        var _ = ask(serving.address(), "GET " + path, "", "");
      }
      send(serving.address(), word("key", key));
      read(serving.address(), word("app_id", app), word("app_secret", app));
    }
  }

  private void send(URI address, String key) throws IOException {
    String headers =
        "Authorization: Bearer " + key + "\r\nContent-Type: application/cloudevents-batch+json\r\n";
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder batch = new StringBuilder("[");
      for (int i = 0; i < BATCH; i++) {
        batch.append(i == 0 ? "" : ",").append(event(round * BATCH + i));
      }
      var _ = ask(address, "POST /v1/events", headers, batch.append(']').toString());
    }
  }

  private void read(URI address, String app, String secret) throws IOException {
    String login = "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(app, secret);
    String answer = ask(address, "POST /open-apis/auth/v3/tenant_access_token/internal", "", login);
    String headers =
        "Authorization: Bearer "
            + word("tenant_access_token", answer)
            + "\r\nContent-Type: application/json\r\n";
    LocalDate day = LocalDate.ofInstant(twoDaysAgo(), ZoneOffset.ofHours(8));
    String usage = "POST /open-apis/application/v6/applications/" + APP + "/app_usage/";
    String people =
        "GET /open-apis/admin/v1/admin_user_stats?start_date=" + day + "&end_date=" + day;
    for (int round = 0; round < ROUNDS; round++) {
      for (int cycle = 1; cycle <= 3; cycle++) {
        LocalDate first =
            switch (cycle) {
              case 1 -> day;
              case 2 -> day.with(DayOfWeek.MONDAY);
              default -> day.withDayOfMonth(1);
            };
        String query = "{\"date\":\"%s\",\"cycle_type\":%d}".formatted(first, cycle);
        var _ = ask(address, usage + "department_overview", headers, query);
        var _ = ask(address, usage + "overview", headers, query);
      }
      var _ = ask(address, people, headers, "");
    }
  }

  private String command(String input, String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Shell quiet =
        new Shell(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(said, false, StandardCharsets.UTF_8),
            shell.err(),
            false,
            shell.environment(),
            shell.clock());
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    if (new Commands(quiet).run(all.toArray(String[]::new)) != 0) {
      throw new CommandFailure("The rehearsal broke off at " + String.join(" ", arguments));
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  /** The value of a name in a line of JSON. */
  private static String word(String name, String json) {
    Matcher found = Pattern.compile("\"" + name + "\" *: *\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new CommandFailure("The rehearsal broke off: no " + name + " was told");
    }
    return found.group(1);
  }

  private Instant twoDaysAgo() {
    return shell.clock().instant().minus(Duration.ofDays(2));
  }

  private String event(int id) {
    return "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"rehearsal\",\"type\":\"app.page_viewed\",\"time\":\"%s\",\"data\":{\"person\":\"p\",\"app\":\"%s\",\"form\":\"webapp\"}}"
        .formatted(id, twoDaysAgo(), APP);
  }

  /** Sends a request on a connection of its own; returns the answer with its headers. */
  private static String ask(URI address, String line, String headers, String body)
      throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      String request =
          "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n"
              .formatted(line, headers, content.length);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(content);
      socket.shutdownOutput();
      socket.setSoTimeout(ANSWER_MILLIS);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
