package dev.rollcall.rollup;

import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.groups.GroupDay;
import dev.rollcall.groups.GroupState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The customer group chats that one day hands to the next (S2). Their whole state is written now
 * and then only; in between each day has what happened on it, and the state of any day is the last
 * whole one with the days since folded on top. Not thread-safe.
 *
 * <pre>
 * day            1    2    3    4    5 ...
 * happened       x    x         x    x
 * whole state    x                   x
 * </pre>
 */
final class CarriedGroups {
  private static final int MOST_DAYS_APART = 64;
  private static final long LEAST_BYTES_APART = 1 << 16;

  private final GroupState state;

  /** The day whose manifest has the newest whole state; null before the first chat. */
  private @Nullable LocalDate wholeAt;

  private long wholeBytes;
  private long bytesSince;

  private CarriedGroups(GroupState state) {
    this.state = state;
  }

  /** The state before the first day. */
  static CarriedGroups empty() {
    return new CarriedGroups(GroupState.empty());
  }

  /**
   * The state at the end of a published day.
   *
   * @param manifests the manifest of that day and of those before it
   */
  static CarriedGroups after(
      LocalDate day, Function<LocalDate, Manifest> manifests, FactFolder folder) {
    Manifest.GroupFiles files = manifests.apply(day).groups();
    if (files == null) {
      return empty();
    }
    LocalDate wholeAt = LocalDate.parse(files.wholeAt());
    byte[] whole = read(folder, filesOf(wholeAt, manifests).whole(), wholeAt);
    CarriedGroups groups = new CarriedGroups(GroupState.read(new ByteArrayInputStream(whole)));
    groups.wholeAt = wholeAt;
    groups.wholeBytes = whole.length;
    for (LocalDate next = wholeAt.plusDays(1); !next.isAfter(day); next = next.plusDays(1)) {
      Manifest.TextFile happened = filesOf(next, manifests).happened();
      if (happened != null) {
        byte[] bytes = read(folder, happened, next);
        groups.bytesSince += bytes.length;
        groups.state.apply(GroupDay.of(bytes));
      }
    }
    return groups;
  }

  private static Manifest.GroupFiles filesOf(
      LocalDate day, Function<LocalDate, Manifest> manifests) {
    Manifest.GroupFiles files = manifests.apply(day).groups();
    if (files == null) {
      throw new IllegalStateException("the manifest of " + day + " has lost its group chats");
    }
    return files;
  }

  private static byte[] read(FactFolder folder, Manifest.@Nullable TextFile file, LocalDate day) {
    if (file == null) {
      throw new IllegalStateException("the manifest of " + day + " has no state of group chats");
    }
    return folder.read(file.file(), file.text());
  }

  /** What a day publishes of the chats; files are null as long as there never was one. */
  record Folded(SortedMap<UsageKey, PackedUsage> usages, Manifest.@Nullable GroupFiles files) {}

  /** Folds a day and writes its files. */
  Folded fold(LocalDate day, GroupDay happened, FactsRun run) {
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    state
        .apply(happened)
        .forEach((metric, usage) -> usages.put(UsageKey.of(metric), PackedUsage.of(usage)));
    if (wholeAt == null && happened.isEmpty()) {
      return new Folded(usages, null);
    }
    byte @Nullable [] bytes = happened.isEmpty() ? null : happened.toBytes();
    byte @Nullable [] whole = isWholeDue(day, bytes) ? whole() : null;
    if (whole != null) {
      wholeAt = day;
      wholeBytes = whole.length;
      bytesSince = 0;
    }
    return new Folded(usages, run.groups(day, bytes, whole, String.valueOf(wholeAt)));
  }

  private boolean isWholeDue(LocalDate day, byte @Nullable [] happened) {
    bytesSince += happened == null ? 0 : happened.length;
    return wholeAt == null
        || ChronoUnit.DAYS.between(wholeAt, day) >= MOST_DAYS_APART
        || bytesSince > Math.max(LEAST_BYTES_APART, wholeBytes);
  }

  private byte[] whole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.write(out);
    return out.toByteArray();
  }

  /** Names the state: two equal states have the same. */
  String identity() {
    return state.identity().substring(0, 32);
  }
}
