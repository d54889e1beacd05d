package dev.rollcall.events;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads values of {@code data} by the shape of their field. */
final class DataShapes {
  private static final String WORDS_OF_FORM = "one of gadget, webapp, bot";
  private static final List<Form> FORMS = List.of(Form.values());
  private static final List<SearchKind> KINDS = List.of(SearchKind.values());

  private final EventLimits limits;
  private final JsonStrings strings = new JsonStrings();
  private final JsonNames clientNames;
  private @Nullable Rejection fault;

  DataShapes(EventLimits limits, PropertyNameMatcher clientNames) {
    this.limits = limits;
    this.clientNames = new JsonNames(clientNames);
  }

  /** What is wrong with the value that {@link #read} just moved over; null when nothing is. */
  @Nullable Rejection fault() {
    return fault;
  }

  /**
   * Reads the value that begins with a token, to its end.
   *
   * @return a value of the field's shape; null when there is a {@link #fault}
   */
  @Nullable Object read(JsonParser parser, JsonToken token, Field field) {
    fault = null;
    return switch (field.shape()) {
      case ID -> isString(parser, token, field) ? id(parser, field) : null;
      case TEXT -> isString(parser, token, field) ? text(parser, field) : null;
      case FORM ->
          isString(parser, token, field)
              ? word(parser, field, FORMS, Form::word, WORDS_OF_FORM)
              : null;
      case SEARCH_KIND ->
          isString(parser, token, field)
              ? word(parser, field, KINDS, SearchKind::word, "quick or tab")
              : null;
      case TIME -> isString(parser, token, field) ? time(parser, field) : null;
      case INTEGER, COUNT -> integer(parser, token, field);
      case FLAG -> flag(parser, token, field);
      case IDS -> ids(parser, token, field);
      case FORMS -> forms(parser, token, field);
      case INTEGERS_BY_ID -> integersById(parser, token, field);
      case CLIENT -> client(parser, token, field);
    };
  }

  private boolean isString(JsonParser parser, JsonToken token, Field field) {
    if (token != JsonToken.VALUE_STRING) {
      wrongType(parser, token, field, "a string");
      return false;
    }
    return true;
  }

  private @Nullable String id(JsonParser parser, Field field) {
    return orFault(strings.id(parser, field.path(), limits.idLength()));
  }

  private @Nullable String text(JsonParser parser, Field field) {
    return orFault(strings.text(parser, field.path(), limits.textLength()));
  }

  private @Nullable String orFault(@Nullable String string) {
    if (string == null) {
      fault(strings.rejection());
    }
    return string;
  }

  private <T> @Nullable T word(
      JsonParser parser, Field field, List<T> values, Function<T, String> words, String expected) {
    for (T value : values) {
      if (JsonStrings.is(parser, words.apply(value))) {
        return value;
      }
    }
    invalid(field, "must be " + expected + ", not " + Rejection.echo(parser.getString()));
    return null;
  }

  private @Nullable Long time(JsonParser parser, Field field) {
    int length = parser.getStringLength();
    long micros = Rfc3339.micros(parser.getStringCharacters(), parser.getStringOffset(), length);
    if (micros == Rfc3339.INVALID) {
      fault(
          new Rejection(
              RejectionReason.INVALID_TIME,
              field.path() + Rfc3339.EXPECTED + Rejection.echo(parser.getString())));
      return null;
    }
    return micros;
  }

  private @Nullable Integer integer(JsonParser parser, JsonToken token, Field field) {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      wrongType(parser, token, field, "an integer");
      return null;
    }
    int lowest = field.shape() == Field.Shape.COUNT ? 0 : Integer.MIN_VALUE;
    if (parser.getNumberType() != JsonParser.NumberType.INT || parser.getIntValue() < lowest) {
      invalid(
          field,
          "must be from %d to %d, not %s"
              .formatted(lowest, Integer.MAX_VALUE, Rejection.echo(parser.getString())));
      return null;
    }
    return parser.getIntValue();
  }

  private @Nullable Boolean flag(JsonParser parser, JsonToken token, Field field) {
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      wrongType(parser, token, field, "true or false");
      return null;
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private @Nullable List<String> ids(JsonParser parser, JsonToken token, Field field) {
    if (token != JsonToken.START_ARRAY) {
      wrongType(parser, token, field, "a list of strings");
      return null;
    }
    List<String> ids = new ArrayList<>();
    int entries = 0;
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      entries++;
      if (fault != null || entries > limits.listLength()) {
        clientNames.skip(parser, next);
        continue;
      }
      String id = isString(parser, next, field) ? id(parser, field) : null;
      if (id != null) {
        ids.add(id);
      }
    }
    checkEntries(field, entries);
    return ids;
  }

  private @Nullable Set<Form> forms(JsonParser parser, JsonToken token, Field field) {
    List<String> words = ids(parser, token, field);
    if (words == null) {
      return null;
    }
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (String word : words) {
      Optional<Form> form = Form.of(word);
      form.ifPresent(forms::add);
      if (form.isEmpty()) {
        invalid(field, "must hold only " + WORDS_OF_FORM + ", not " + Rejection.echo(word));
      }
    }
    return forms;
  }

  private @Nullable Map<String, Integer> integersById(
      JsonParser parser, JsonToken token, Field field) {
    if (token != JsonToken.START_OBJECT) {
      wrongType(parser, token, field, "an object of integers");
      return null;
    }
    Map<String, Integer> integers = new LinkedHashMap<>();
    int entries = 0;
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      entries++;
      JsonToken next = parser.nextToken();
      if (fault != null || entries > limits.listLength()) {
        clientNames.skip(parser, next);
        continue;
      }
      String id = orFault(strings.id(key, field.path(), limits.idLength()));
      Integer value = integer(parser, next, field);
      if (id != null && value != null && integers.put(id, value) != null) {
        fault(JsonNames.duplicate(id));
      }
    }
    checkEntries(field, entries);
    return integers;
  }

  private void checkEntries(Field field, int entries) {
    if (entries > limits.listLength()) {
      fault(
          new Rejection(
              RejectionReason.TOO_LONG,
              "%s has %d entries, at most %d are allowed"
                  .formatted(field.path(), entries, limits.listLength())));
    }
  }

  private @Nullable Client client(JsonParser parser, JsonToken token, Field field) {
    if (token != JsonToken.START_OBJECT) {
      wrongType(parser, token, field, "an object");
      return null;
    }
    @Nullable String[] parts = new @Nullable String[Field.OF_CLIENT.size()];
    clientNames.begin();
    for (int at = clientNames.next(parser); at >= 0; at = clientNames.next(parser)) {
      JsonToken next = parser.nextToken();
      Field part = Field.OF_CLIENT.get(at);
      if (next != JsonToken.VALUE_NULL && isString(parser, next, part)) {
        parts[at] = text(parser, part);
      }
    }
    if (clientNames.duplicate() != null) {
      fault(clientNames.duplicate());
    }
    return new Client(parts[0], parts[1], parts[2]);
  }

  private void wrongType(JsonParser parser, JsonToken token, Field field, String expected) {
    fault(
        new Rejection(
            RejectionReason.WRONG_TYPE,
            field.path() + " must be " + expected + ", not " + JsonNames.kind(token)));
    clientNames.skip(parser, token);
  }

  private void invalid(Field field, String problem) {
    fault(new Rejection(RejectionReason.INVALID_VALUE, field.path() + " " + problem));
  }

  private void fault(Rejection rejection) {
    if (fault == null) {
      fault = rejection;
    }
  }
}
