package dev.rollcall.rollup;

import dev.rollcall.events.Form;
import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** Packs rows, as an engine counted them, into usages by day. Not thread-safe. */
final class UsagePacker implements DayCounts.UsageReader {
  private record Subject(LocalDate day, UsageKey key) {}

  private final Map<LocalDate, SortedMap<UsageKey, PackedUsage>> days = new HashMap<>();
  private @Nullable Subject subject;
  private RoaringBitmapWriter<RoaringBitmap> people = newSet();
  private int[] amounts = new int[1024];
  private int[] opens = new int[1024];
  private int count;
  private int lastPerson;

  @Override
  public void use(LocalDate day, UsageKey key, int person, int amount, int opens) {
    if (subject == null || !key.equals(subject.key()) || !day.equals(subject.day())) {
      finish();
      subject = new Subject(day, key);
    }
    if (count > 0 && person <= lastPerson) {
      throw outOfOrder(person);
    }
    lastPerson = person;
    if (count == this.opens.length) {
      this.amounts = Arrays.copyOf(this.amounts, 2 * count);
      this.opens = Arrays.copyOf(this.opens, 2 * count);
    }
    people.add(person);
    this.amounts[count] = amount;
    this.opens[count] = opens;
    count++;
  }

  /** The usages of every day that has any. */
  Map<LocalDate, SortedMap<UsageKey, PackedUsage>> days() {
    finish();
    return days;
  }

  private void finish() {
    if (subject == null) {
      return;
    }
    RoaringBitmap set = people.get();
    Usage usage =
        hasAmounts(subject.key())
            ? new Usage(set, Amounts.of(amounts, count), Amounts.of(opens, count))
            : Usage.of(set);
    PackedUsage before =
        days.computeIfAbsent(subject.day(), _ -> new TreeMap<>())
            .put(subject.key(), PackedUsage.of(usage));
    if (before != null) {
      throw outOfOrder(lastPerson);
    }
    subject = null;
    people = newSet();
    count = 0;
  }

  private static boolean hasAmounts(UsageKey key) {
    return !key.kind().equals(UsageKey.CLIENT) && !key.part().equals(Form.BOT.word());
  }

  /** Amounts stand beside people by their place alone: rows out of order would be wrong figures. */
  private IllegalStateException outOfOrder(int person) {
    return new IllegalStateException(
        "The engine gave the people of %s out of order, at number %d; nothing was published."
            .formatted(subject, person));
  }

  private static RoaringBitmapWriter<RoaringBitmap> newSet() {
    return RoaringBitmapWriter.writer().get();
  }
}
