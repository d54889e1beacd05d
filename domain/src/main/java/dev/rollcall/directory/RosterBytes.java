package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.DirectoryEvent.PersonSet;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The people of a directory as the bytes that a published day keeps, described in
 * docs/formats/directory.md: an index of fixed width, then the records. Equal people give equal
 * bytes.
 */
public final class RosterBytes {
  static final int INDEX_WIDTH = 2 * Integer.BYTES + Long.BYTES;
  static final int NUMBER_AT = Integer.BYTES;
  static final int LEFT_AT = 2 * Integer.BYTES;

  /** What stands in the index for a person who did not leave. */
  static final long THERE = Long.MAX_VALUE;

  static final int ACTIVATED = 1;
  static final int OPEN_ID = 2;
  static final int UNION_ID = 4;
  static final int CREATED = 8;
  static final int REGISTERED = 16;

  private static final byte[] MAGIC = "RCRO".getBytes(US_ASCII);
  private static final int VERSION = 2;
  private static final int CHECKSUM_AT = MAGIC.length + 1;
  private static final int COUNT_AT = CHECKSUM_AT + Integer.BYTES;
  static final int INDEX_AT = COUNT_AT + Integer.BYTES;

  private RosterBytes() {}

  /** Writes everyone who counts, leavers and the erased included, in any order. */
  public static byte[] write(Collection<DirectoryPerson> people) {
    List<Named> sorted = people.stream().map(Named::of).sorted().toList();
    CompactOutput records = new CompactOutput();
    ByteBuffer head = ByteBuffer.allocate(INDEX_AT + INDEX_WIDTH * sorted.size());
    head.put(MAGIC).put((byte) VERSION).putInt(0).putInt(sorted.size());
    for (Named named : sorted) {
      DirectoryPerson person = named.person();
      head.putInt(head.capacity() + records.length());
      head.putInt(person.number());
      head.putLong(person.leftMicros().orElse(THERE));
      record(person.record(), records);
    }
    byte[] bytes = Arrays.copyOf(head.array(), head.capacity() + records.length());
    System.arraycopy(records.toBytes(), 0, bytes, head.capacity(), records.length());
    ByteBuffer.wrap(bytes).putInt(CHECKSUM_AT, checksum(bytes));
    return bytes;
  }

  /** A person with the UTF-8 bytes of the id, by which people stand in order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared but by compareTo
  private record Named(byte[] id, DirectoryPerson person) implements Comparable<Named> {
    static Named of(DirectoryPerson person) {
      return new Named(person.record().person().getBytes(UTF_8), person);
    }

    @Override
    public int compareTo(Named other) {
      int order = Arrays.compareUnsigned(id, other.id);
      return order != 0 ? order : Integer.compare(person.number(), other.person.number());
    }
  }

  private static void record(PersonSet person, CompactOutput out) {
    out.text(person.person());
    out.text(person.name());
    out.octet(
        (person.activated() ? ACTIVATED : 0)
            | (person.openId() != null ? OPEN_ID : 0)
            | (person.unionId() != null ? UNION_ID : 0)
            | (person.createdMicros() != null ? CREATED : 0)
            | (person.registeredMicros() != null ? REGISTERED : 0));
    text(person.openId(), out);
    text(person.unionId(), out);
    micros(person.createdMicros(), out);
    micros(person.registeredMicros(), out);
  }

  private static void text(@Nullable String text, CompactOutput out) {
    if (text != null) {
      out.text(text);
    }
  }

  private static void micros(@Nullable Long micros, CompactOutput out) {
    if (micros != null) {
      out.micros(micros);
    }
  }

  /**
   * Takes what {@link #write} wrote; the array is kept and must not be changed.
   *
   * @throws BrokenDirectoryException when it is something else, of a newer version, or damaged
   */
  public static Roster read(byte[] bytes) {
    if (bytes.length < INDEX_AT || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new BrokenDirectoryException(bytes.length + " bytes are not the people of a directory");
    }
    if (bytes[MAGIC.length] < 1 || bytes[MAGIC.length] > VERSION) {
      throw new BrokenDirectoryException(
          "the people of the directory have format %d; this program reads %d"
              .formatted(bytes[MAGIC.length], VERSION));
    }
    if (ByteBuffer.wrap(bytes).getInt(CHECKSUM_AT) != checksum(bytes)) {
      throw new BrokenDirectoryException(
          "the checksum of the directory's people does not fit their bytes");
    }
    return new Roster(bytes, ByteBuffer.wrap(bytes).getInt(COUNT_AT));
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, COUNT_AT, bytes.length - COUNT_AT);
    return (int) crc.getValue();
  }
}
