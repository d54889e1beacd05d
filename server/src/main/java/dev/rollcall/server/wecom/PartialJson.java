package dev.rollcall.server.wecom;

import dev.rollcall.server.Utf8Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * What can be read of a JSON document (S32): everything up to the first fault. Of a name that comes
 * twice the first value stays.
 *
 * <p>Values are {@link String}, {@link Long}, {@link List}, {@link Map}, or {@link Unreadable} for
 * everything this surface has no use for; nulls are left out.
 */
final class PartialJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

  private final Map<String, Object> values = new LinkedHashMap<>();
  private boolean whole = true;

  /** Stands for a value of a kind that is nowhere expected. */
  enum Unreadable {
    VALUE
  }

  private PartialJson() {}

  static PartialJson read(byte[] bytes) {
    PartialJson document = new PartialJson();
    int length = Utf8Text.length(bytes);
    document.whole = length == bytes.length;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        document.object(json, document.values);
        document.whole &= json.nextToken() == null;
      } else {
        document.whole = false;
      }
    } catch (JacksonException malformed) {
      document.whole = false;
    }
    return document;
  }

  /** The values of the outermost names. */
  Map<String, Object> values() {
    return values;
  }

  /** Whether it is one JSON object, nothing behind it, no name twice. */
  boolean isWhole() {
    return whole;
  }

  private void object(JsonParser json, Map<String, Object> into) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      boolean again = into.containsKey(name);
      whole &= !again;
      value(
          json,
          token,
          value -> {
            if (!again) {
              into.put(name, value);
            }
          });
    }
  }

  private void array(JsonParser json, List<Object> into) {
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      value(json, token, into::add);
    }
  }

  private interface Taking {
    void take(Object value);
  }

  /** Hands a list or an object over before filling it, so that what was read of it stays. */
  private void value(JsonParser json, JsonToken token, Taking taking) {
    switch (token) {
      case VALUE_NULL -> {}
      case VALUE_STRING -> taking.take(text(json.getString()));
      case VALUE_NUMBER_INT -> taking.take(number(json.getString()));
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        taking.take(object);
        object(json, object);
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        taking.take(array);
        array(json, array);
      }
      // A bool, a fraction, and what only parsers of other formats give.
      default -> taking.take(Unreadable.VALUE);
    }
  }

  private static Object text(String text) {
    return Utf8Text.isWhole(text) ? text : Unreadable.VALUE;
  }

  private static Object number(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException tooLong) {
      return Unreadable.VALUE;
    }
  }
}
