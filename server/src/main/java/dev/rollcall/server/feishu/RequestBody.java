package dev.rollcall.server.feishu;

import dev.rollcall.server.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * The body of a request, not yet looked at: paths that take everything from the query never do.
 * Whatever its {@code Content-Type} says, it is read as JSON.
 */
final class RequestBody {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .build();

  private final byte[] bytes;

  RequestBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What kind of value stands behind a name. */
  enum Kind {
    TEXT,
    WHOLE_NUMBER,
    OTHER
  }

  /**
   * A value of the document.
   *
   * @param text a text without its quotes, otherwise as it stands in the document
   * @param json as it stands in the document
   */
  record Value(Kind kind, String text, String json) {}

  /**
   * The values of the document's names, nulls left out. Empty when the body is not exactly one JSON
   * object in UTF-8: nothing behind it, no name twice at any depth, no half of a character (S32).
   */
  Optional<Map<String, Value>> read() {
    if (Utf8Text.length(bytes) < bytes.length) {
      return Optional.empty();
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, Value> values = new HashMap<>();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        Value value = value(json, token);
        if (value != null) {
          if (value.kind() == Kind.TEXT && !Utf8Text.isWhole(value.text())) {
            return Optional.empty();
          }
          values.put(name, value);
        }
      }
      return json.nextToken() == null ? Optional.of(values) : Optional.empty();
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private @Nullable Value value(JsonParser json, JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    int start = (int) json.currentTokenLocation().getByteOffset();
    if (token == JsonToken.VALUE_STRING) {
      String text = json.getString();
      return new Value(Kind.TEXT, text, raw(json, start));
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      String text = json.getString();
      return new Value(Kind.WHOLE_NUMBER, text, text);
    }
    json.skipChildren();
    String raw = token.isScalarValue() ? json.getString() : raw(json, start);
    return new Value(Kind.OTHER, raw, raw);
  }

  private String raw(JsonParser json, int start) {
    int end = (int) json.currentLocation().getByteOffset();
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
