package dev.rollcall.events;

/** The escapes of a canonical string: each character that needs one has exactly one. */
final class JsonEscapes {
  private static final String SHORT = "\"\\bfnrt";
  private static final String MEANING = "\"\\\b\f\n\r\t";

  private JsonEscapes() {}

  /** Whether a backslash and this make an escape of two characters. */
  static boolean isShort(byte second) {
    return SHORT.indexOf(second) >= 0;
  }

  /** Whether {@code u00xx} stands here, for a control character that has no short escape. */
  static boolean isCanonicalUnit(byte[] bytes, int at) {
    if (bytes[at] != 'u' || bytes[at + 1] != '0' || bytes[at + 2] != '0') {
      return false;
    }
    int high = bytes[at + 3] - '0';
    int low = bytes[at + 4];
    int digit =
        low >= '0' && low <= '9' ? low - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    return (high == 0 || high == 1) && digit >= 0 && MEANING.indexOf(high << 4 | digit) < 0;
  }

  /** The text that a canonical escaped one stands for. */
  static String undo(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char second = escaped.charAt(++i);
      int known = SHORT.indexOf(second);
      if (known >= 0) {
        text.append(MEANING.charAt(known));
      } else {
        text.append((char) Integer.parseInt(escaped, i + 1, i + 5, 16));
        i += 4;
      }
    }
    return text.toString();
  }
}
