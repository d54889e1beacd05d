package dev.rollcall.counting;

import dev.rollcall.facts.ClientName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The clients of one day, turned around: for each person those that the person used. Immutable.
 *
 * <pre>
 * people    {3, 7}      the n-th of them used clients[starts[n]] up to clients[starts[n + 1]]
 * starts    0 2 3
 * clients   0 4 4       indexes into names
 * </pre>
 */
final class ClientsOfDay {
  private static final int NAME_BYTES = 250;

  private final List<ClientName> names;
  private final RoaringBitmap people;
  private final int[] starts;
  private final int[] clients;

  private ClientsOfDay(List<ClientName> names, RoaringBitmap people, int[] starts, int[] clients) {
    this.names = names;
    this.people = people;
    this.starts = starts;
    this.clients = clients;
  }

  /**
   * @param sets who used it, by {@link ClientName#text}
   */
  static ClientsOfDay of(SortedMap<String, RoaringBitmap> sets) {
    List<ClientName> names = new ArrayList<>(sets.size());
    RoaringBitmap people = new RoaringBitmap();
    for (Map.Entry<String, RoaringBitmap> set : sets.entrySet()) {
      names.add(ClientName.of(set.getKey()));
      people.or(set.getValue());
    }
    int[] ranks = ranks(people);
    int[] starts = starts(people, ranks, sets);
    int[] next = starts.clone();
    int[] clients = new int[starts[starts.length - 1]];
    int client = 0;
    for (RoaringBitmap set : sets.values()) {
      for (IntIterator numbers = set.getIntIterator(); numbers.hasNext(); ) {
        clients[next[ranks[numbers.next()]]++] = client;
      }
      client++;
    }
    return new ClientsOfDay(List.copyOf(names), people, starts, clients);
  }

  /** By person number, which one of the people it is, 0 for the first. */
  private static int[] ranks(RoaringBitmap people) {
    int[] ranks = new int[people.isEmpty() ? 0 : people.last() + 1];
    int rank = 0;
    for (IntIterator numbers = people.getIntIterator(); numbers.hasNext(); ) {
      ranks[numbers.next()] = rank++;
    }
    return ranks;
  }

  private static int[] starts(
      RoaringBitmap people, int[] ranks, SortedMap<String, RoaringBitmap> sets) {
    int[] starts = new int[people.getCardinality() + 1];
    for (RoaringBitmap set : sets.values()) {
      for (IntIterator numbers = set.getIntIterator(); numbers.hasNext(); ) {
        starts[ranks[numbers.next()] + 1]++;
      }
    }
    for (int n = 1; n < starts.length; n++) {
      starts[n] += starts[n - 1];
    }
    return starts;
  }

  /** The clients of a person, in the order of their texts. */
  List<ClientName> of(int person) {
    if (!people.contains(person)) {
      return List.of();
    }
    int n = people.rank(person) - 1;
    List<ClientName> used = new ArrayList<>(starts[n + 1] - starts[n]);
    for (int i = starts[n]; i < starts[n + 1]; i++) {
      used.add(names.get(clients[i]));
    }
    return used;
  }

  /** Bytes in memory, about. */
  int weight() {
    return 100
        + NAME_BYTES * names.size()
        + people.getSizeInBytes()
        + Integer.BYTES * (starts.length + clients.length);
  }
}
