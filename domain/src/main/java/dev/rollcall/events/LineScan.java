package dev.rollcall.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the pieces of one canonical line. */
final class LineScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = EACH * '"';
  private static final long BACKSLASHES = EACH * '\\';
  private static final LinePiece BEGIN = new LinePiece(EventText.BEGIN);
  private static final LinePiece ID_TO_SOURCE = new LinePiece(EventText.ID_TO_SOURCE);
  private static final LinePiece REGION = piece(",\"region\":\"");
  private static final LinePiece DATA = piece(",\"data\":{");
  private static final LinePiece[] KEYS =
      Arrays.stream(Field.values())
          .map(field -> new LinePiece(field.keyBytes()))
          .toArray(LinePiece[]::new);

  /** Bytes of a time, and the quote behind it. */
  private static final int[] TIME_LENGTHS = {27, 24, 20};

  private final LineTypes types = new LineTypes();
  private final CanonicalTime times = new CanonicalTime();
  private byte[] buffer = new byte[0];
  private int begin;
  private int end;
  private int position;
  private int stringLength;

  void begin(byte[] bytes, int offset, int length) {
    buffer = bytes;
    begin = offset;
    end = offset + length;
    position = offset;
  }

  byte[] buffer() {
    return buffer;
  }

  int lineOffset() {
    return begin;
  }

  int lineLength() {
    return end - begin;
  }

  int position() {
    return position;
  }

  private static LinePiece piece(String ascii) {
    return new LinePiece(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Moves over the beginning of every line. */
  void lineBegin() {
    expect(BEGIN);
  }

  /** Moves over what stands between the id and the source. */
  void idToSource() {
    expect(ID_TO_SOURCE);
  }

  private void expect(LinePiece piece) {
    if (!follows(piece)) {
      throw broken(piece.toString());
    }
    position += piece.length();
  }

  void expect(char piece) {
    if (!at(piece)) {
      throw broken(String.valueOf(piece));
    }
    position++;
  }

  /** Moves over a string and says where it begins, behind the quote. */
  int stringBegin() {
    expect('"');
    int from = position;
    int at = from;
    while (true) {
      at = quoteOrBackslash(at);
      if (at >= end) {
        throw broken("the end of a string");
      }
      if (buffer[at] == '"') {
        break;
      }
      at = escapeEnd(at + 1);
    }
    stringLength = at - from;
    position = at + 1;
    return from;
  }

  /** Bytes of the string that {@link #stringBegin} moved over. */
  int stringLength() {
    return stringLength;
  }

  private int quoteOrBackslash(int from) {
    int at = from;
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(buffer, at);
      long found = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (at < end && buffer[at] != '"' && buffer[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The high bit of every byte that is zero; bits above the lowest one may be wrong. */
  private static long zeroBytes(long word) {
    return (word - EACH) & ~word & HIGH;
  }

  /** Where the text goes on behind an escape, of which there is one way each. */
  private int escapeEnd(int at) {
    if (at < end && JsonEscapes.isShort(buffer[at])) {
      return at + 1;
    }
    if (end - at >= 5 && JsonEscapes.isCanonicalUnit(buffer, at)) {
      return at + 5;
    }
    throw broken("a canonical escape");
  }

  /** Moves over the type, up to the time. */
  EventType type() {
    EventType type = types.at(buffer, position, end);
    if (type == null) {
      throw broken("a type of the catalogue and a time");
    }
    position += LineTypes.piece(type).length();
    return type;
  }

  long time() {
    for (int length : TIME_LENGTHS) {
      if (end - position > length && buffer[position + length] == '"') {
        long micros = times.micros(buffer, position, length);
        if (micros != Rfc3339.INVALID) {
          position += length + 1;
          return micros;
        }
      }
    }
    throw broken("a time in UTC");
  }

  @Nullable Region region() {
    if (!follows(REGION)) {
      return null;
    }
    position += REGION.length() - 1;
    int from = stringBegin();
    return Region.of(text(from, stringLength))
        .orElseThrow(() -> broken("a region before this byte"));
  }

  void dataBegin() {
    expect(DATA);
  }

  /** Moves over the key of a field if it is the next one. */
  boolean key(Field field) {
    LinePiece key = KEYS[field.slot()];
    if (!follows(key)) {
      return false;
    }
    position += key.length();
    return true;
  }

  Field clientPart() {
    for (Field part : Field.OF_CLIENT) {
      if (key(part)) {
        return part;
      }
    }
    throw broken("a part of client");
  }

  boolean atString() {
    return at('"');
  }

  /** Moves over a comma if there is one. */
  boolean more() {
    if (!at(',')) {
      return false;
    }
    position++;
    return true;
  }

  /** Moves over a list of strings, an object of integers, an integer or a truth value. */
  void skip() {
    if (at('[')) {
      position++;
      if (!at(']')) {
        do {
          stringBegin();
        } while (more());
      }
      expect(']');
    } else if (at('{')) {
      do {
        position++;
        stringBegin();
        expect(':');
        skipWord();
      } while (at(','));
      expect('}');
    } else {
      skipWord();
    }
  }

  private void skipWord() {
    int from = position;
    while (position < end && (isLetterOrDigit(buffer[position]) || buffer[position] == '-')) {
      position++;
    }
    if (position == from) {
      throw broken("a value");
    }
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z');
  }

  void end() {
    expect('}');
    expect('}');
    if (position != end) {
      throw broken("the end of the line");
    }
  }

  String text(int offset, int length) {
    String raw = new String(buffer, offset, length, StandardCharsets.UTF_8);
    return raw.indexOf('\\') < 0 ? raw : JsonEscapes.undo(raw);
  }

  /** The strings of the list in a slice that was moved over before. */
  List<String> texts(int offset, int length) {
    List<String> texts = new ArrayList<>();
    position = offset + 1;
    while (position < offset + length - 1) {
      int from = stringBegin();
      texts.add(text(from, stringLength));
      more();
    }
    return texts;
  }

  BrokenLineException broken(String expected) {
    return new BrokenLineException(
        "broken journal line at byte %d of %d: expected %s"
            .formatted(position - begin, end - begin, expected));
  }

  private boolean at(char piece) {
    return position < end && buffer[position] == piece;
  }

  private boolean follows(LinePiece piece) {
    return piece.isAt(buffer, position, end);
  }
}
