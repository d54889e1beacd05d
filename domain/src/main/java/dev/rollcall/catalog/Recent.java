package dev.rollcall.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows read lately, at most {@value #MOST_REMEMBERED}, each good until anything in the database
 * changes. What is not there is not remembered, so nobody can push out good rows by asking for bad
 * ones.
 */
final class Recent<K, V> {
  static final int MOST_REMEMBERED = 10_000;

  private record Seen<V>(long stamp, V value) {}

  private final Freshness freshness;
  private final Cache<K, Seen<V>> seen = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  Recent(Freshness freshness) {
    this.freshness = freshness;
  }

  Optional<V> get(K key, Function<K, Optional<V>> read) {
    long stamp = freshness.stamp();
    Seen<V> known = seen.getIfPresent(key);
    if (known != null && known.stamp() == stamp) {
      return Optional.of(known.value());
    }
    Optional<V> value = read.apply(key);
    value.ifPresent(row -> seen.put(key, new Seen<>(stamp, row)));
    return value;
  }
}
