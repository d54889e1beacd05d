package dev.rollcall.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads strings and checks them: length, emptiness, characters that can not be kept. */
final class JsonStrings {
  private @Nullable Rejection rejection;

  /** Why the last string was null. */
  Rejection rejection() {
    if (rejection == null) {
      throw new IllegalStateException("no string was refused");
    }
    return rejection;
  }

  /** The string the parser stands on, as an id: not empty, no control characters; or null. */
  @Nullable String id(JsonParser parser, String path, int limit) {
    int length = parser.getStringLength();
    if (length == 0) {
      rejection = new Rejection(RejectionReason.INVALID_VALUE, path + " must not be empty");
      return null;
    }
    char[] chars = parser.getStringCharacters();
    int offset = parser.getStringOffset();
    return length <= limit && isPlain(chars, offset, length)
        ? new String(chars, offset, length)
        : checked(new String(chars, offset, length), path, limit, true);
  }

  /** The string the parser stands on, as a text; or null. */
  @Nullable String text(JsonParser parser, String path, int limit) {
    int length = parser.getStringLength();
    char[] chars = parser.getStringCharacters();
    int offset = parser.getStringOffset();
    return length <= limit && isPlain(chars, offset, length)
        ? new String(chars, offset, length)
        : checked(new String(chars, offset, length), path, limit, false);
  }

  /** Whether the string the parser stands on is this word; makes no string of it. */
  static boolean is(JsonParser parser, String word) {
    int length = parser.getStringLength();
    if (length != word.length()) {
      return false;
    }
    char[] chars = parser.getStringCharacters();
    int offset = parser.getStringOffset();
    for (int i = 0; i < length; i++) {
      if (chars[offset + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A string that came as a key, as an id; or null. */
  @Nullable String id(String value, String path, int limit) {
    if (value.isEmpty()) {
      rejection = new Rejection(RejectionReason.INVALID_VALUE, path + " must not be empty");
      return null;
    }
    return checked(value, path, limit, true);
  }

  /** Whether all is printable ASCII, as nearly all ids are. */
  private static boolean isPlain(char[] chars, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (chars[i] < ' ' || chars[i] > '~') {
        return false;
      }
    }
    return true;
  }

  private @Nullable String checked(String value, String path, int limit, boolean id) {
    if (value.length() > limit) {
      rejection =
          new Rejection(
              RejectionReason.TOO_LONG,
              "%s has %d characters, at most %d are allowed: %s"
                  .formatted(path, value.length(), limit, Rejection.echo(value)));
      return null;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || (id && Character.isISOControl(c))) {
        rejection =
            new Rejection(
                RejectionReason.INVALID_VALUE,
                "%s holds the control character U+%04X".formatted(path, (int) c));
        return null;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isSupplementaryCodePoint(value.codePointAt(i))) {
          rejection =
              new Rejection(
                  RejectionReason.INVALID_VALUE, path + " holds half of a surrogate pair");
          return null;
        }
        i++;
      }
    }
    return value;
  }
}
