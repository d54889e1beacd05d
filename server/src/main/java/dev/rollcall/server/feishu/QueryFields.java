package dev.rollcall.server.feishu;

import dev.rollcall.server.Utf8Text;
import io.helidon.common.uri.UriQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the parameters of a path that takes everything from the query, and remembers which rules
 * they break. An empty value counts as absent. A parameter that breaks a rule reads as if it were
 * absent; whoever reads parameters asks {@link #refusal} before using any of them.
 */
final class QueryFields {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final List<String> FLAGS = List.of("true", "false");
  private static final int MOST_ECHOED = 100;

  private final UriQuery query;
  private final List<Refusal.Violation> violations = new ArrayList<>();

  QueryFields(UriQuery query) {
    this.query = query;
  }

  /** The rules that were broken. */
  Optional<Refusal> refusal() {
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.InvalidFields(violations));
  }

  /** A text. */
  Optional<String> text(String name) {
    List<String> given =
        query.contains(name)
            ? query.all(name).stream().filter(value -> !value.isEmpty()).toList()
            : List.of();
    if (given.size() > 1) {
      violation(name, name + " is given more than once", String.join(",", given));
      return Optional.empty();
    }
    return given.stream().findFirst();
  }

  /** A text that must be there. */
  String requiredText(String name) {
    int before = violations.size();
    Optional<String> text = text(name);
    if (text.isEmpty() && violations.size() == before) {
      violation(name, name + " is required", "");
    }
    return text.orElse("");
  }

  /** A whole number from {@code least} to {@code most}. */
  int number(String name, int least, int most, int fallback) {
    String text = text(name).orElse("");
    if (text.isEmpty()) {
      return fallback;
    }
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      violation(name, "the value must be an integer", text);
      return fallback;
    }
    long number = Long.parseLong(text);
    if (number < least) {
      violation(name, "the min value is " + least, text);
    } else if (number > most) {
      violation(name, "the max value is " + most, text);
    } else {
      return (int) number;
    }
    return fallback;
  }

  /** One of the options, the first when it is absent. */
  String option(String name, List<String> options) {
    String given = text(name).orElse(options.getFirst());
    if (!options.contains(given)) {
      violation(name, Fields.options(options), given);
      return options.getFirst();
    }
    return given;
  }

  /** One of the options, which must be there. */
  String requiredOption(String name, List<String> options) {
    if (requiredText(name).isEmpty()) {
      return options.getFirst();
    }
    return option(name, options);
  }

  /** Yes or no, which must be there. */
  boolean requiredFlag(String name) {
    return !requiredText(name).isEmpty() && flag(name).orElse(false);
  }

  /** Yes or no, in any case of letters. */
  Optional<Boolean> flag(String name) {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String word = given.get().toLowerCase(Locale.ROOT);
    if (!FLAGS.contains(word)) {
      violation(name, Fields.options(FLAGS), given.get());
      return Optional.empty();
    }
    return Optional.of(word.equals("true"));
  }

  /** Remembers a rule of the page that a parameter breaks. */
  void violation(String field, String description, String value) {
    violations.add(new Refusal.Violation(field, description, Utf8Text.shown(value, MOST_ECHOED)));
  }
}
