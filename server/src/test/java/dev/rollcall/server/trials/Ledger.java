package dev.rollcall.server.trials;

import java.time.Instant;
import java.util.Collection;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and what was answered, written down by those who send. Half of the parcels without
 * an answer are sent again later, the others never; and one in ten is sent again although it was
 * answered. Thread-safe.
 */
final class Ledger {
  private static final int AGAIN = 10;

  private final ConcurrentMap<Integer, Parcel> sent = new ConcurrentHashMap<>();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<Parcel> toSendAgain = new ConcurrentLinkedQueue<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /** Makes a new parcel and writes it down as sent. */
  Parcel next(Office office, Instant newest, int size) {
    Parcel parcel = new Parcel(numbers.incrementAndGet(), office, newest, size);
    sent.put(parcel.number(), parcel);
    return parcel;
  }

  /** One of those to be sent again, or null. */
  @Nullable Parcel again() {
    return toSendAgain.poll();
  }

  /** Its answer said that everything in it was kept. */
  void acknowledged(Parcel parcel) {
    if (acknowledged.add(parcel.number()) && parcel.number() % AGAIN == 0) {
      toSendAgain.add(parcel);
    }
  }

  /** Nobody knows what became of it. */
  void unanswered(Parcel parcel) {
    if (parcel.number() % 4 < 2 && !isAcknowledged(parcel)) {
      toSendAgain.add(parcel);
    }
  }

  boolean isAcknowledged(Parcel parcel) {
    return acknowledged.contains(parcel.number());
  }

  int countAcknowledged() {
    return acknowledged.size();
  }

  Collection<Parcel> sent() {
    return sent.values();
  }

  /** The parcel of a number, or null when none such was ever sent. */
  @Nullable Parcel parcel(int number) {
    return sent.get(number);
  }
}
