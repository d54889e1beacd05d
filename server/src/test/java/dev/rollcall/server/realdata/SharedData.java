package dev.rollcall.server.realdata;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * One data set of the folder beside the checkout, or named by the system property {@code
 * rollcall.shared}.
 */
final class SharedData {
  private final Path folder;

  private SharedData(Path folder) {
    this.folder = folder;
  }

  /** A data set such as {@code mfg_email}; where it is missing the test is skipped. */
  static SharedData of(String name) {
    String named = System.getProperty("rollcall.shared");
    Path shared = named == null ? Path.of("../../shared") : Path.of(named);
    Path folder = shared.resolve("data").resolve(name).toAbsolutePath().normalize();
    assumeTrue(Files.isDirectory(folder), "real data " + folder + " is missing");
    return new SharedData(folder);
  }

  /** One row of a table, by column name. */
  record Row(Map<String, String> values) {
    String get(String column) {
      return Objects.requireNonNull(values.get(column), column);
    }
  }

  /** Hands out each row of a table such as {@code users} or {@code answers/user_day}. */
  void forEach(String table, Consumer<Row> row) {
    Path file = folder.resolve(table + ".csv.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> header = fields(lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> values = fields(line);
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
          named.put(header.get(i), values.get(i));
        }
        row.accept(new Row(named));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The fields of one line of RFC 4180; no field of these tables holds a line break. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append(line.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
