package dev.rollcall.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of a line by what stands between its source and its time. Remembers the types that
 * came by a hash of their first bytes, as a day has few. Not thread-safe.
 */
final class LineTypes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int SLOT_BITS = 7;

  /** Where the word begins in {@code ,"type":"app.left","time":"}. */
  private static final int WORD_AT = ",\"type\":\"".length();

  private static final LinePiece[] PIECES =
      Arrays.stream(EventType.values())
          .map(type -> new LinePiece(type.sourceToTime()))
          .toArray(LinePiece[]::new);

  private final @Nullable EventType[] seen = new @Nullable EventType[1 << SLOT_BITS];

  /** The type whose piece stands at a place of a buffer and ends before another; or null. */
  @Nullable EventType at(byte[] buffer, int at, int end) {
    if (end - at < WORD_AT + 2 * Long.BYTES) {
      return null;
    }
    long words =
        (3 * (long) LONGS.get(buffer, at + WORD_AT))
            ^ (long) LONGS.get(buffer, at + WORD_AT + Long.BYTES);
    int slot = (int) ((words * GOLDEN) >>> (Long.SIZE - SLOT_BITS));
    EventType type = seen[slot];
    if (type == null || !piece(type).isAt(buffer, at, end)) {
      type = search(buffer, at, end);
      seen[slot] = type;
    }
    return type;
  }

  private static @Nullable EventType search(byte[] buffer, int at, int end) {
    for (EventType type : EventType.values()) {
      if (piece(type).isAt(buffer, at, end)) {
        return type;
      }
    }
    return null;
  }

  @SuppressWarnings("EnumOrdinal") // never leaves the process; nothing stored depends on it
  static LinePiece piece(EventType type) {
    return PIECES[type.ordinal()];
  }
}
