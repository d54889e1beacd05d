package dev.rollcall.server.api;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import dev.rollcall.server.Utf8Text;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The query of one call, read strictly (S32): a parameter nobody knows, one given twice, one
 * without a value or with a value that is not of its kind is a mistake. The first mistake is kept
 * in {@link #problem}; ask for it once everything is read. Not thread-safe.
 */
final class Parameters {
  private final Map<String, String> values = new LinkedHashMap<>();
  private @Nullable Problem problem;

  private Parameters() {}

  /** Reads a raw query string, which may be empty. */
  static Parameters read(String query, Set<String> known) {
    Parameters parameters = new Parameters();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      parameters.add(pair, known);
    }
    return parameters;
  }

  private void add(String pair, Set<String> known) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    if (!known.contains(name)) {
      String allowed = known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
      refuse("There is no parameter '" + shown(name) + "' here; known: " + allowed + ".");
    } else if (value.isEmpty()) {
      refuse("The parameter '" + name + "' has no value.");
    } else if (values.putIfAbsent(name, value) != null) {
      refuse("The parameter '" + name + "' is given twice.");
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A date as {@code 2026-11-20}; missing is a mistake. Any date comes back after a mistake. */
  LocalDate date(String name) {
    String value = values.get(name);
    if (value == null) {
      refuse("The parameter '" + name + "' is missing; give a date such as 2026-11-20.");
      return LocalDate.EPOCH;
    }
    try {
      LocalDate date = LocalDate.parse(value);
      if (date.getYear() >= 1970 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeParseException _) {
      // Told below, with the same words.
    }
    refuse("'" + shown(value) + "' is no date; '" + name + "' is written as 2026-11-20.");
    return LocalDate.EPOCH;
  }

  /** A whole number from 0 to {@code most}; {@code otherwise} when it is not given. */
  int number(String name, int otherwise, int most) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value.matches("[0-9]{1,4}") && Integer.parseInt(value) <= most) {
      return Integer.parseInt(value);
    }
    refuse("'" + name + "' is a whole number from 0 to " + most + ", not '" + shown(value) + "'.");
    return otherwise;
  }

  /** The first mistake, or empty. */
  Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  private void refuse(String detail) {
    if (problem == null) {
      problem = new Problem(ProblemType.BAD_REQUEST, detail);
    }
  }

  private String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      refuse("The query holds a % that is not followed by two hexadecimal digits.");
      return "";
    }
  }

  /** A caller's text, short enough to be shown back. */
  private static String shown(String text) {
    return Utf8Text.shown(text, 40);
  }
}
