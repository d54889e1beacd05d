package dev.rollcall.server;

/** Text as it stands between the quotes of a JSON string. */
public final class JsonText {
  private JsonText() {}

  /** Escapes what RFC 8259 says must be. */
  public static String escape(String text) {
    int clean = 0;
    while (clean < text.length() && isClean(text.charAt(clean))) {
      clean++;
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, clean);
    for (int i = clean; i < text.length(); i++) {
      append(escaped, text.charAt(i));
    }
    return escaped.toString();
  }

  private static boolean isClean(char c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  private static void append(StringBuilder escaped, char c) {
    switch (c) {
      case '"' -> escaped.append("\\\"");
      case '\\' -> escaped.append("\\\\");
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      default -> {
        if (c < ' ') {
          escaped.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
        } else {
          escaped.append(c);
        }
      }
    }
  }
}
