package dev.rollcall.events;

/**
 * Why one event was not accepted.
 *
 * @param detail names the field and what it needs; of a value at most {@value #ECHOED} characters
 *     are repeated
 */
public record Rejection(RejectionReason reason, String detail) {
  /** So many characters of a sender's value may stand in a detail. */
  static final int ECHOED = 40;

  /** A sender's value as a detail shows it: in quotes, cut, nothing that could break a line. */
  static String echo(CharSequence value) {
    return "'" + plain(value, ECHOED) + "'";
  }

  /** So many characters of a text, nothing among them that could break a line. */
  static String plain(CharSequence text, int most) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), most); i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return shown.append(text.length() > most ? "..." : "").toString();
  }
}
