package dev.rollcall.server.feishu;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.directory.Roster;
import dev.rollcall.directory.RosterPerson;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.server.access.Pseudonyms;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The ids by which an app names people. Those that the directory gives hold; where it gives none
 * they are derived: {@code ou_} and 32 hex digits of app and person, {@code on_} and 32 of tenant
 * and person. What is derived can not be turned back, so whoever asks for a person by it makes an
 * index of everybody's, eight bytes each, which is kept as long as there is room. Thread-safe.
 */
final class UserIds {
  private static final int INDEX_BYTES = 200;

  private final byte[] signingKey;
  private final Facts facts;
  private final Cache<IndexKey, long[]> indexes;

  private record IndexKey(String directory, Naming naming) {}

  /**
   * Who names people how.
   *
   * @param app the id of the app
   */
  record Naming(String tenant, String app, UserIdType type) {
    /** For an index: a union id is the same whoever asks. */
    private Naming shared() {
      return type == UserIdType.UNION_ID ? new Naming(tenant, "", type) : this;
    }
  }

  /**
   * @param signingKey the catalog's secret
   * @param cacheBytes how much memory the indexes may take, about
   */
  UserIds(byte[] signingKey, Facts facts, long cacheBytes) {
    this.signingKey = signingKey.clone();
    this.facts = facts;
    this.indexes =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((IndexKey _, long[] index) -> INDEX_BYTES + Long.BYTES * index.length)
            .build();
  }

  /** Gives people their ids; for one thread. */
  Function<RosterPerson, String> names(Naming naming) {
    return switch (naming.type()) {
      case USER_ID -> RosterPerson::id;
      case OPEN_ID -> {
        Pseudonyms derived = new Pseudonyms(signingKey, "feishu open_id");
        yield person ->
            person
                .openId()
                .orElseGet(() -> "ou_" + derived.name(naming.tenant(), naming.app(), person.id()));
      }
      case UNION_ID -> {
        Pseudonyms derived = new Pseudonyms(signingKey, "feishu union_id");
        yield person ->
            person.unionId().orElseGet(() -> "on_" + derived.name(naming.tenant(), person.id()));
      }
    };
  }

  /** The row of a day's roster whose person has an id; of several the first. */
  OptionalInt find(PublishedDay day, Naming naming, String id) {
    Roster roster = facts.roster(day);
    if (naming.type() == UserIdType.USER_ID) {
      return roster.find(id);
    }
    Function<RosterPerson, String> names = names(naming);
    long[] index =
        indexes.get(
            new IndexKey(facts.manifest(day).directory().file().path(), naming.shared()),
            _ -> index(roster, names));
    long hash = hash(id);
    int first = Arrays.binarySearch(index, hash);
    for (int i = first < 0 ? -first - 1 : first; i < index.length; i++) {
      int row = (int) index[i];
      if ((index[i] ^ hash) >>> Integer.SIZE != 0) {
        break;
      }
      if (names.apply(roster.person(row)).equals(id)) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  /** For each row the hash of its id above, the row below, ascending. */
  private static long[] index(Roster roster, Function<RosterPerson, String> names) {
    long[] index = new long[roster.size()];
    for (int row = 0; row < index.length; row++) {
      index[row] = hash(names.apply(roster.person(row))) | row;
    }
    Arrays.sort(index);
    return index;
  }

  private static long hash(String id) {
    return (long) id.hashCode() << Integer.SIZE;
  }
}
