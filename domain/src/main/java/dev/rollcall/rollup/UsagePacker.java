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
final class UsagePacker implements DayCounts.AppUseReader {
  private record Subject(LocalDate day, String app, Form form) {}

  private final Map<LocalDate, SortedMap<UsageKey, PackedUsage>> days = new HashMap<>();
  private @Nullable Subject subject;
  private RoaringBitmapWriter<RoaringBitmap> people = newSet();
  private int[] views = new int[1024];
  private int[] opens = new int[1024];
  private int count;
  private int lastPerson;

  @Override
  public void use(LocalDate day, String app, Form form, int person, int views, int opens) {
    if (subject == null
        || form != subject.form()
        || !day.equals(subject.day())
        || !app.equals(subject.app())) {
      finish();
      subject = new Subject(day, app, form);
    }
    if (count > 0 && person <= lastPerson) {
      throw outOfOrder(person);
    }
    lastPerson = person;
    if (count == this.views.length) {
      this.views = Arrays.copyOf(this.views, 2 * count);
      this.opens = Arrays.copyOf(this.opens, 2 * count);
    }
    people.add(person);
    this.views[count] = views;
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
        subject.form() == Form.BOT
            ? Usage.of(set)
            : new Usage(set, Amounts.of(views, count), Amounts.of(opens, count));
    PackedUsage before =
        days.computeIfAbsent(subject.day(), _ -> new TreeMap<>())
            .put(UsageKey.of(subject.app(), subject.form()), PackedUsage.of(usage));
    if (before != null) {
      throw outOfOrder(lastPerson);
    }
    subject = null;
    people = newSet();
    count = 0;
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
