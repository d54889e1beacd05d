package dev.rollcall.server;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What of a sender's bytes and texts is text at all. The JSON library takes more for it. */
public final class Utf8Text {
  private static final int WINDOW_CHARS = 8 * 1024;

  private Utf8Text() {}

  /** How many bytes from the beginning are UTF-8 (RFC 3629): no overlong forms, no surrogates. */
  public static int length(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(WINDOW_CHARS);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      result = decoder.decode(in, out.clear(), true);
    }
    return in.position();
  }

  /**
   * Whether a text that came as escapes has no half of a surrogate pair, which no UTF-8 can say.
   */
  public static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** A sender's text, short enough to be shown back; never cut within a character. */
  public static String shown(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean within =
        Character.isHighSurrogate(text.charAt(most - 1))
            && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, within ? most - 1 : most) + "...";
  }
}
