package dev.rollcall.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks that bytes are text in UTF-8 (RFC 3629) without the character NUL. */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private Utf8() {}

  /** Where the first byte stands that can not be; {@code to} when there is none. */
  static int firstInvalid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      at = behindAscii(bytes, at, to);
      if (at == to) {
        return to;
      }
      int size = size(bytes, at, to);
      if (size == 0) {
        return at;
      }
      at += size;
    }
    return to;
  }

  /** Where the text begins behind a byte order mark, which readers of JSON may ignore. */
  static int behindMark(byte[] bytes, int from, int to) {
    boolean marked =
        to - from >= 3
            && bytes[from] == (byte) 0xef
            && bytes[from + 1] == (byte) 0xbb
            && bytes[from + 2] == (byte) 0xbf;
    return marked ? from + 3 : from;
  }

  private static int behindAscii(byte[] bytes, int from, int to) {
    int at = from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      // A byte below 1 borrows into its high bit; a byte beyond ASCII has it already.
      if (((word | (word - EACH)) & HIGH) != 0) {
        break;
      }
    }
    while (at < to && bytes[at] > 0) {
      at++;
    }
    return at;
  }

  /** Bytes of the character that begins here; 0 when none does. */
  private static int size(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    if (first >= 0xc2 && first <= 0xdf) {
      return continues(bytes, at + 1, to, 1, 0x80, 0xbf) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
      int lowest = first == 0xe0 ? 0xa0 : 0x80;
      int highest = first == 0xed ? 0x9f : 0xbf;
      return continues(bytes, at + 1, to, 2, lowest, highest) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
      int lowest = first == 0xf0 ? 0x90 : 0x80;
      int highest = first == 0xf4 ? 0x8f : 0xbf;
      return continues(bytes, at + 1, to, 3, lowest, highest) ? 4 : 0;
    }
    return 0;
  }

  private static boolean continues(
      byte[] bytes, int at, int to, int count, int lowest, int highest) {
    if (to - at < count || (bytes[at] & 0xff) < lowest || (bytes[at] & 0xff) > highest) {
      return false;
    }
    for (int i = at + 1; i < at + count; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
