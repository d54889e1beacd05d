package dev.rollcall.counting;

import dev.rollcall.facts.ClientName;
import dev.rollcall.facts.PersonMetric;
import java.util.List;

/** What one person did on one day (S20). Immutable. */
public final class PersonDay {
  private static final int NOTHING = -1;

  private final int person;
  private final int[] amounts;
  private final List<ClientName> clients;

  /**
   * @param amounts by metric, -1 where there is nothing
   * @param clients in the order of their texts
   */
  PersonDay(int person, int[] amounts, List<ClientName> clients) {
    this.person = person;
    this.amounts = amounts;
    this.clients = List.copyOf(clients);
  }

  /** The person number. */
  public int person() {
    return person;
  }

  /** Whether there is anything of a metric; an amount may be 0 all the same. */
  public boolean has(PersonMetric metric) {
    return amounts[metric.ordinal()] != NOTHING;
  }

  /** The amount of a metric; 0 when there is nothing. */
  public int amount(PersonMetric metric) {
    return Math.max(0, amounts[metric.ordinal()]);
  }

  /** The clients that the person's events of the day named, each once, in a fixed order. */
  public List<ClientName> clients() {
    return clients;
  }
}
