package dev.rollcall.facts;

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

  /** Unpacks it. Damage throws. */
  public Usage unpack() {
    RoaringBitmap set = new RoaringBitmap();
    try {
      set.deserialize(ByteBuffer.wrap(people).order(ByteOrder.LITTLE_ENDIAN));
    } catch (java.io.IOException e) {
      throw new FactsException("A stored set of people is damaged; publish the day again.", e);
    }
    if (set.getCardinality() != count) {
      throw new FactsException(
          "A stored set has %d people, not %d; publish the day again."
              .formatted(set.getCardinality(), count));
    }
    if (views.length == 0) {
      return Usage.of(set);
    }
    return new Usage(set, Amounts.over(views, count), Amounts.over(opens, count));
  }
}
