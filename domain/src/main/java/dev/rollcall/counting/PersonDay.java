package dev.rollcall.counting;

import dev.rollcall.facts.ClientName;
import dev.rollcall.facts.PersonMetric;
import java.util.List;
import java.util.Map;

/** What one person did on one day (S20). Immutable. */
public final class PersonDay {
  /** In the place of an amount where there is nothing. */
  static final int NOTHING = -1;

  private final int person;
  private final int place;
  private final Map<PersonMetric, int[]> amounts;
  private final List<ClientName> clients;

  /**
   * One of the people that were read together.
   *
   * @param place which of them
   * @param amounts of all of them, by metric; a metric that nobody has is missing
   * @param clients in the order of their texts
   */
  PersonDay(int person, int place, Map<PersonMetric, int[]> amounts, List<ClientName> clients) {
    this.person = person;
    this.place = place;
    this.amounts = amounts;
    this.clients = List.copyOf(clients);
  }

  /** The person number. */
  public int person() {
    return person;
  }

  /** Whether there is anything of a metric; an amount may be 0 all the same. */
  public boolean has(PersonMetric metric) {
    return of(metric) != NOTHING;
  }

  /** The amount of a metric; 0 when there is nothing. */
  public int amount(PersonMetric metric) {
    return Math.max(0, of(metric));
  }

  private int of(PersonMetric metric) {
    int[] all = amounts.get(metric);
    return all == null ? NOTHING : all[place];
  }

  /** The clients that the person's events of the day named, each once, in a fixed order. */
  public List<ClientName> clients() {
    return clients;
  }
}
