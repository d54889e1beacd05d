package dev.rollcall.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over canonical journal lines, for reading a day in bulk without making events. Values
 * are slices of the line's array and stand there until the array changes. Not thread-safe.
 *
 * <p>A slice of a string leaves out the quotes and still has its escapes: two strings are equal
 * exactly when their slices are. {@link #text} undoes the escapes.
 */
public final class EventLine {
  /** By type: what {@link EventType#fields} says. */
  private static final Field[][] FIELDS =
      Arrays.stream(EventType.values())
          .map(type -> type.fields().toArray(Field[]::new))
          .toArray(Field[][]::new);

  private final LineScan scan = new LineScan();
  private final int[] offsets = new int[Field.COUNT_OF_ALL];
  private final int[] lengths = new int[Field.COUNT_OF_ALL];
  private long present;
  private EventType type = EventType.APP_PAGE_VIEWED;
  private long timeMicros;
  private @Nullable Region region;
  private int idOffset;
  private int idLength;
  private int sourceOffset;
  private int sourceLength;

  /**
   * Moves to a line, given without its newline.
   *
   * @throws BrokenLineException when it is not a canonical line
   */
  public void read(byte[] buffer, int offset, int length) {
    present = 0;
    scan.begin(buffer, offset, length);
    scan.lineBegin();
    idOffset = scan.stringBegin();
    idLength = scan.stringLength();
    scan.idToSource();
    sourceOffset = scan.stringBegin();
    sourceLength = scan.stringLength();
    type = scan.type();
    timeMicros = scan.time();
    region = scan.region();
    fields();
    scan.end();
  }

  /** Fields stand in the catalogue's order, so each is either the next one or absent. */
  @SuppressWarnings("EnumOrdinal") // never leaves the process; nothing stored depends on it
  private void fields() {
    Field[] fields = FIELDS[type.ordinal()];
    int i = 0;
    scan.dataBegin();
    do {
      Field field;
      do {
        if (i == fields.length) {
          throw scan.broken("a field of " + type + " in the catalogue's order");
        }
        field = fields[i++];
      } while (!scan.key(field));
      value(field);
    } while (scan.more());
    if ((type.requiredBits() & ~present) != 0) {
      throw scan.broken("all fields that " + type + " needs");
    }
  }

  private void value(Field field) {
    present |= field.bit();
    int slot = field.slot();
    if (scan.atString()) {
      offsets[slot] = scan.stringBegin();
      lengths[slot] = scan.stringLength();
      return;
    }
    offsets[slot] = scan.position();
    if (field == Field.CLIENT) {
      client();
    } else {
      scan.skip();
    }
    lengths[slot] = scan.position() - offsets[slot];
  }

  private void client() {
    scan.expect('{');
    do {
      Field part = scan.clientPart();
      offsets[part.slot()] = scan.stringBegin();
      lengths[part.slot()] = scan.stringLength();
      present |= part.bit();
    } while (scan.more());
    scan.expect('}');
  }

  public EventType type() {
    return type;
  }

  /** Microseconds since 1970-01-01T00:00Z. */
  public long timeMicros() {
    return timeMicros;
  }

  /** The region the event names, or null for the home region. */
  public @Nullable Region region() {
    return region;
  }

  /**
   * 64 well-mixed bits of source and id: events with different keys are different. Equal keys mean
   * the same event unless the bits collide by chance (about 3 in a million days of 10 M events);
   * compare source and id to be sure.
   */
  public long key() {
    byte[] buffer = scan.buffer();
    return SliceHash.of(
        buffer, idOffset, idLength, SliceHash.of(buffer, sourceOffset, sourceLength, 0));
  }

  /** Where the line begins. */
  public int lineOffset() {
    return scan.lineOffset();
  }

  /** Bytes of the line. */
  public int lineLength() {
    return scan.lineLength();
  }

  /** The array that all offsets point into. */
  public byte[] buffer() {
    return scan.buffer();
  }

  public int idOffset() {
    return idOffset;
  }

  public int idLength() {
    return idLength;
  }

  public String id() {
    return scan.text(idOffset, idLength);
  }

  public int sourceOffset() {
    return sourceOffset;
  }

  public int sourceLength() {
    return sourceLength;
  }

  public String source() {
    return scan.text(sourceOffset, sourceLength);
  }

  public boolean has(Field field) {
    return (present & field.bit()) != 0;
  }

  /** Where the value begins, behind the quote of a string; -1 when the field is absent. */
  public int offset(Field field) {
    return has(field) ? offsets[field.slot()] : -1;
  }

  /** Bytes of the value, without the quotes of a string; 0 when the field is absent. */
  public int length(Field field) {
    return has(field) ? lengths[field.slot()] : 0;
  }

  /** A string with its escapes undone; null when the field is absent. */
  public @Nullable String text(Field field) {
    return has(field) ? scan.text(offsets[field.slot()], lengths[field.slot()]) : null;
  }

  /** The strings of a list with their escapes undone; none when the field is absent. */
  public List<String> texts(Field field) {
    return has(field) ? scan.texts(offsets[field.slot()], lengths[field.slot()]) : List.of();
  }

  /** An integer, such as {@link Field#SECONDS}; {@code absent} when the field is absent. */
  public long number(Field field, long absent) {
    if (!has(field)) {
      return absent;
    }
    int offset = offsets[field.slot()];
    return Long.parseLong(
        new String(scan.buffer(), offset, lengths[field.slot()], StandardCharsets.US_ASCII));
  }

  /** A truth value; {@code absent} when the field is absent. */
  public boolean flag(Field field, boolean absent) {
    return has(field) ? scan.buffer()[offsets[field.slot()]] == 't' : absent;
  }
}
