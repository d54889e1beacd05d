package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Region;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The people of a directory, in the order of the UTF-8 bytes of their ids: everyone who is there or
 * ever was and left (S11). Whoever was erased has a row without id and name, for counting (S7). A
 * person is read only when asked for. Immutable.
 */
public final class Roster {
  private final byte[] bytes;
  private final ByteBuffer index;
  private final int size;

  /** The row of each person number, -1 where there is none. */
  private final int[] rows;

  private final long lastLeftMicros;

  Roster(byte[] bytes, int size) {
    this.bytes = bytes;
    this.index = ByteBuffer.wrap(bytes);
    this.size = size;
    if (size < 0 || (long) size * RosterBytes.INDEX_WIDTH > bytes.length - RosterBytes.INDEX_AT) {
      throw new BrokenDirectoryException("the index of the directory's people is cut short");
    }
    int most = -1;
    long left = Long.MIN_VALUE;
    for (int row = 0; row < size; row++) {
      checkRow(row);
      most = Math.max(most, number(row));
      left = hasLeft(row) ? Math.max(left, leftMicros(row)) : left;
    }
    this.lastLeftMicros = left;
    this.rows = new int[most + 1];
    Arrays.fill(rows, -1);
    for (int row = 0; row < size; row++) {
      rows[number(row)] = row;
    }
  }

  /** A record that is not there, or a number nobody can have, is damage. */
  private void checkRow(int row) {
    boolean inside = offset(row) >= RosterBytes.INDEX_AT && offset(row) < bytes.length;
    if (!inside || number(row) < 0 || number(row) == Integer.MAX_VALUE) {
      throw new BrokenDirectoryException(
          "row %d of the directory's people points outside itself".formatted(row));
    }
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** The person number of a row. */
  public int number(int row) {
    return index.getInt(at(row) + RosterBytes.NUMBER_AT);
  }

  /** Whether the person of a row left before or on the day of this directory. */
  public boolean hasLeft(int row) {
    return leftMicros(row) != RosterBytes.THERE;
  }

  /**
   * Whether the person of a row is of the organisation on a day, or left on it (S11).
   *
   * @param epochDay a day on which this directory holds, as days since 1970-01-01
   */
  public boolean isThereOn(int row, Region region, long epochDay) {
    return !hasLeft(row) || region.epochDayOf(leftMicros(row)) >= epochDay;
  }

  /** The day, as days since 1970-01-01, on which the last one left; empty when nobody did. */
  public OptionalLong lastLeftDay(Region region) {
    return lastLeftMicros == Long.MIN_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(region.epochDayOf(lastLeftMicros));
  }

  /** The row of a person number; empty when the directory never knew the person. */
  public OptionalInt rowOf(int number) {
    return number < rows.length && rows[number] >= 0
        ? OptionalInt.of(rows[number])
        : OptionalInt.empty();
  }

  /** Whether the person of a row was erased. */
  public boolean isErased(int row) {
    return new CompactInput(bytes, offset(row)).number() == 0;
  }

  /** Whether it is known who a person number is. */
  public boolean knows(int number) {
    OptionalInt row = rowOf(number);
    return row.isPresent() && !isErased(row.getAsInt());
  }

  /** The row of a person id. */
  public OptionalInt find(String person) {
    if (person.isEmpty()) {
      return OptionalInt.empty();
    }
    byte[] wanted = person.getBytes(UTF_8);
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wanted);
      if (order == 0) {
        return OptionalInt.of(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  private int compare(int row, byte[] wanted) {
    try {
      CompactInput in = new CompactInput(bytes, offset(row));
      int length = in.count();
      int from = in.at();
      return Arrays.compareUnsigned(bytes, from, from + length, wanted, 0, wanted.length);
    } catch (IndexOutOfBoundsException damage) {
      throw broken(row, damage);
    }
  }

  private static BrokenDirectoryException broken(int row, IndexOutOfBoundsException damage) {
    return new BrokenDirectoryException(
        "row %d of the directory's people points outside itself".formatted(row), damage);
  }

  /**
   * The person of a row.
   *
   * @throws BrokenDirectoryException when the record is damaged
   */
  public RosterPerson person(int row) {
    Objects.checkIndex(row, size);
    try {
      return read(row);
    } catch (IndexOutOfBoundsException damage) {
      throw broken(row, damage);
    }
  }

  private RosterPerson read(int row) {
    CompactInput in = new CompactInput(bytes, offset(row));
    String id = in.text();
    String name = in.text();
    int flags = in.octet();
    long left = leftMicros(row);
    return new RosterPerson(
        number(row),
        id,
        name,
        text(flags, RosterBytes.OPEN_ID, in),
        text(flags, RosterBytes.UNION_ID, in),
        (flags & RosterBytes.ACTIVATED) != 0,
        micros(flags, RosterBytes.CREATED, in),
        micros(flags, RosterBytes.REGISTERED, in),
        left == RosterBytes.THERE ? OptionalLong.empty() : OptionalLong.of(left));
  }

  private static Optional<String> text(int flags, int flag, CompactInput in) {
    return (flags & flag) == 0 ? Optional.empty() : Optional.of(in.text());
  }

  private static OptionalLong micros(int flags, int flag, CompactInput in) {
    return (flags & flag) == 0 ? OptionalLong.empty() : OptionalLong.of(in.micros());
  }

  private long leftMicros(int row) {
    return index.getLong(at(row) + RosterBytes.LEFT_AT);
  }

  private int offset(int row) {
    return index.getInt(at(row));
  }

  private int at(int row) {
    if (row < 0 || row >= size) {
      throw new IndexOutOfBoundsException("row " + row + " of " + size);
    }
    return RosterBytes.INDEX_AT + RosterBytes.INDEX_WIDTH * row;
  }

  /** Bytes in memory, about. */
  public int weight() {
    return 100 + bytes.length + Integer.BYTES * rows.length;
  }
}
