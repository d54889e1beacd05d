package dev.rollcall.facts;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.roaringbitmap.RoaringBitmap;

/**
 * A usage as it is stored: the set in RoaringBitmap's portable form, the amounts as {@link Amounts}
 * packs them, empty where there are none. The arrays must not be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copies of large arrays would cost
public record PackedUsage(int count, byte[] people, byte[] views, byte[] opens) {
  private static final byte[] NONE = {};

  /** Packs a usage. */
  public static PackedUsage of(Usage usage) {
    ByteBuffer people = ByteBuffer.allocate(usage.people().serializedSizeInBytes());
    usage.people().serialize(people.order(ByteOrder.LITTLE_ENDIAN));
    boolean amounts = usage.hasAmounts();
    return new PackedUsage(
        usage.people().getCardinality(),
        people.array(),
        amounts ? usage.views().toBytes() : NONE,
        amounts ? usage.opens().toBytes() : NONE);
  }

  /** A set of so many people without amounts. */
  static PackedUsage of(int count, byte[] people) {
    return new PackedUsage(count, people, NONE, NONE);
  }

  /**
   * Unpacks it.
   *
   * @throws FactsException when it is damaged
   */
  public Usage unpack() {
    try {
      RoaringBitmap set = new RoaringBitmap();
      set.deserialize(ByteBuffer.wrap(people).order(ByteOrder.LITTLE_ENDIAN));
      requireWhole(set);
      return views.length == 0
          ? Usage.of(set)
          : new Usage(set, Amounts.over(views, count), Amounts.over(opens, count));
    } catch (IOException
        | IndexOutOfBoundsException
        | BufferUnderflowException
        | IllegalArgumentException
        | NegativeArraySizeException damage) {
      throw new FactsException("A stored set of people is damaged; publish the day again.", damage);
    }
  }

  private void requireWhole(RoaringBitmap set) {
    if (set.getCardinality() != count) {
      throw new FactsException(
          "A stored set has %d people, not %d; publish the day again."
              .formatted(set.getCardinality(), count));
    }
  }
}
