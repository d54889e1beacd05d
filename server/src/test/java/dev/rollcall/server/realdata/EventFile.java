package dev.rollcall.server.realdata;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes CloudEvents, one a line, gzipped: what somebody would bring to {@code import}. Each has an
 * id of its own.
 */
final class EventFile implements AutoCloseable {
  /** A time before all activity; the import stamps directory records anyway. */
  private static final Instant DIRECTORY_TIME = Instant.parse("2009-01-01T00:00:00Z");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Writer out;
  private long count;

  EventFile(Path file) {
    try {
      out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void event(String type, Instant time, Map<String, ?> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", Long.toString(++count));
    event.put("source", "real");
    event.put("type", type);
    event.put("time", time.toString());
    event.put("data", data);
    try {
      out.write(JSON.writeValueAsString(event));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void department(String department, String parent, String name) {
    event(
        "department.set",
        DIRECTORY_TIME,
        Map.of("department", department, "parent", parent.isEmpty() ? "0" : parent, "name", name));
  }

  void person(String person, String name, List<String> departments) {
    event(
        "person.set",
        DIRECTORY_TIME,
        Map.of("person", person, "name", name, "departments", departments));
  }

  void pageView(String person, String app, long epochMillis) {
    event(
        "app.page_viewed",
        Instant.ofEpochMilli(epochMillis),
        Map.of("person", person, "app", app, "form", "webapp"));
  }

  /** Events written so far. */
  long count() {
    return count;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
