package dev.rollcall.server.feishu;

import dev.rollcall.server.Utf8Text;
import dev.rollcall.server.feishu.RequestBody.Kind;
import dev.rollcall.server.feishu.RequestBody.Value;
import io.helidon.common.uri.UriQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one request and remembers what is wrong with them. A field that is wrong
 * reads as its fallback; whoever reads fields asks {@link #refusal} before using any of them.
 *
 * <p>In a body {@code null} and an empty text count as absent, and a whole number may come as a
 * decimal text (S32); in a query an empty value counts as absent.
 */
final class Fields {
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final int MOST_DIGITS = 18;
  private static final int MOST_ECHOED = 100;

  private final Map<String, Value> body;
  private final UriQuery query;
  private final List<Refusal.Violation> violations = new ArrayList<>();
  private @Nullable Refusal unreadable;

  Fields(RequestBody body, UriQuery query) {
    Optional<Map<String, Value>> values = body.read();
    this.body = values.orElse(Map.of());
    this.query = query;
    if (values.isEmpty()) {
      this.unreadable = Refusal.of(FeishuError.UNREADABLE);
    }
  }

  /** What is wrong: JSON that can not be read first, then a wrong type, then all broken rules. */
  Optional<Refusal> refusal() {
    if (unreadable != null) {
      return Optional.of(unreadable);
    }
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.InvalidFields(violations));
  }

  /** A text of the body. */
  Optional<String> text(String name) {
    Value value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value.kind() != Kind.TEXT) {
      wrongType(name, value);
      return Optional.empty();
    }
    return Optional.of(value.text()).filter(text -> !text.isEmpty());
  }

  /** A text of the body that must be there. */
  String requiredText(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      violation(name, name + " is required", "");
    }
    return text.orElse("");
  }

  /** A whole number of the body from {@code least} to {@code most}. */
  int number(String name, int least, int most, int fallback) {
    Value value = body.get(name);
    if (value == null) {
      return fallback;
    }
    Optional<Long> number = wholeNumber(name, value);
    if (number.isEmpty()) {
      return fallback;
    }
    if (number.get() < least) {
      violation(name, "the min value is " + least, value.text());
    } else if (number.get() > most) {
      violation(name, "the max value is " + most, value.text());
    } else {
      return Math.toIntExact(number.get());
    }
    return fallback;
  }

  /** A whole number of the body that must be there; no more is asked of it. */
  long requiredNumber(String name) {
    Value value = body.get(name);
    if (value == null) {
      violation(name, name + " is required", "");
      return 0;
    }
    return wholeNumber(name, value).orElse(0L);
  }

  /** One of the options of a query parameter, the first when it is absent. */
  String option(String name, List<String> options) {
    List<String> given =
        query.contains(name)
            ? query.all(name).stream().filter(value -> !value.isEmpty()).toList()
            : List.of();
    if (given.isEmpty()) {
      return options.getFirst();
    }
    if (given.size() > 1) {
      violation(name, name + " is given more than once", String.join(",", given));
    } else if (!options.contains(given.getFirst())) {
      violation(name, options(options), given.getFirst());
    }
    return given.getFirst();
  }

  /** Remembers a rule of the page that a field breaks. */
  void violation(String field, String description, String value) {
    violations.add(new Refusal.Violation(field, description, Utf8Text.shown(value, MOST_ECHOED)));
  }

  /** The words for a value that is none of the options. */
  static String options(List<?> options) {
    StringBuilder words = new StringBuilder("options: [");
    for (Object option : options) {
      words.append(words.charAt(words.length() - 1) == '[' ? "" : ",").append(option);
    }
    return words.append(']').toString();
  }

  private Optional<Long> wholeNumber(String name, Value value) {
    boolean decimal =
        value.kind() == Kind.WHOLE_NUMBER
            || (value.kind() == Kind.TEXT && DECIMAL.matcher(value.text()).matches());
    if (!decimal) {
      wrongType(name, value);
      return Optional.empty();
    }
    String digits = value.text();
    if (digits.length() > MOST_DIGITS) {
      return Optional.of(digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    return Optional.of(Long.parseLong(digits));
  }

  private void wrongType(String name, Value value) {
    if (unreadable == null) {
      unreadable =
          Refusal.of(FeishuError.WRONG_TYPE, name, Utf8Text.shown(value.json(), MOST_ECHOED));
    }
  }
}
