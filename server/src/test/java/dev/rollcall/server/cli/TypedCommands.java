package dev.rollcall.server.cli;

import dev.rollcall.kit.SetClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Types commands on a data folder, inside this process, and keeps what they print. */
public final class TypedCommands {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public final SetClock clock = new SetClock("2026-11-21T12:00:00Z");
  public final Path data;
  private final Path folder;
  private Map<String, String> environment = Map.of();
  private byte[] input = new byte[0];

  /** What a command printed, and its exit status. */
  public record Outcome(int status, String out, String err) {
    public JsonNode json() {
      return JSON.readTree(out);
    }
  }

  /**
   * @param folder the data folder is {@code data} in it
   */
  public TypedCommands(Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  TypedCommands environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  TypedCommands input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** Types a command on the data folder. */
  public Outcome type(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return typeAsIs(all.toArray(String[]::new));
  }

  /** Types a command on the data folder that must go well, and returns its JSON. */
  public JsonNode json(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    Outcome outcome = type(all.toArray(String[]::new));
    if (outcome.status() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + outcome);
    }
    return outcome.json();
  }

  /** Types exactly this. */
  public Outcome typeAsIs(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment,
            clock);
    int status = new Commands(shell).run(arguments);
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Writes a file beside the data folder and returns its path. */
  public String file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  String file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page view as a line. */
  static String view(String id, String time, String person) {
    return event(
        id,
        "app.page_viewed",
        time,
        "{\"person\":\"%s\",\"app\":\"crm\",\"form\":\"webapp\"}".formatted(person));
  }

  static String person(String id, String time, String person) {
    return event(
        id,
        "person.set",
        time,
        "{\"person\":\"%s\",\"name\":\"%s\",\"departments\":[]}".formatted(person, person));
  }

  /** A line of any type, with the source {@code test}. */
  public static String event(String id, String type, String time, @Nullable String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"test\",\"type\":\"%s\",\"time\":\"%s\",\"data\":%s}%n"
        .formatted(id, type, time, data);
  }
}
