package dev.rollcall.events;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Walks the keys of one object: finds the known ones, moves over the unknown ones and their values,
 * and notices a key that comes twice (S32), also within what it moves over.
 */
final class JsonNames {
  private final PropertyNameMatcher matcher;
  private final Set<String> unknown = new HashSet<>();
  private long seen;
  private @Nullable String duplicate;

  /** At most 64 names. */
  JsonNames(PropertyNameMatcher matcher) {
    this.matcher = matcher;
  }

  void begin() {
    seen = 0;
    duplicate = null;
    if (!unknown.isEmpty()) {
      unknown.clear();
    }
  }

  /** The first key that came twice, or null. */
  @Nullable Rejection duplicate() {
    return duplicate == null ? null : duplicate(duplicate);
  }

  static Rejection duplicate(String key) {
    return new Rejection(
        RejectionReason.DUPLICATE_KEY, "the key " + Rejection.echo(key) + " comes twice");
  }

  /** What a value is, as a detail says it. */
  static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "a number";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> throw new IllegalStateException("no value begins with " + token);
    };
  }

  /** The number of the next known key, whose value comes next; negative at the object's end. */
  int next(JsonParser parser) {
    while (true) {
      int at = parser.nextNameMatch(matcher);
      if (at >= 0) {
        long bit = 1L << at;
        if ((seen & bit) == 0) {
          seen |= bit;
          return at;
        }
        duplicate = parser.currentName();
      } else if (at != PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
        return at;
      } else if (!unknown.add(parser.currentName())) {
        duplicate = parser.currentName();
      }
      skip(parser, parser.nextToken());
    }
  }

  /** Moves over the value that begins with a token. */
  void skip(JsonParser parser, JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      JsonToken next = parser.nextToken();
      while (next != JsonToken.END_ARRAY) {
        skip(parser, next);
        next = parser.nextToken();
      }
    } else if (token == JsonToken.START_OBJECT) {
      Set<String> names = new HashSet<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        if (!names.add(parser.currentName())) {
          duplicate = parser.currentName();
        }
        skip(parser, parser.nextToken());
      }
    }
  }
}
