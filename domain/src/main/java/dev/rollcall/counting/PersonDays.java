package dev.rollcall.counting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PersonMetric;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people did on a day, person by person. Costs as much as there are people asked for, however
 * many there are. Thread-safe; who used which client it keeps turned around, person by person, up
 * to so many bytes.
 */
public final class PersonDays {
  private static final PersonMetric[] METRICS = PersonMetric.values();

  private final Facts facts;
  private final Cache<String, ClientsOfDay> clients;

  /**
   * @param cacheBytes how much memory the clients of days may take, about
   */
  public PersonDays(Facts facts, long cacheBytes) {
    this.facts = facts;
    this.clients =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((String _, ClientsOfDay day) -> day.weight())
            .build();
  }

  /** The day of each of these person numbers, in this order. */
  public List<PersonDay> read(PublishedDay day, int[] people) {
    int[][] amounts = new int[people.length][METRICS.length];
    for (PersonMetric metric : METRICS) {
      Optional<Usage> usage = facts.usage(day, UsageKey.of(metric));
      for (int i = 0; i < people.length; i++) {
        amounts[i][metric.ordinal()] = usage.isEmpty() ? -1 : amount(usage.get(), people[i]);
      }
    }
    ClientsOfDay used = clients(day);
    List<PersonDay> days = new ArrayList<>(people.length);
    for (int i = 0; i < people.length; i++) {
      days.add(new PersonDay(people[i], amounts[i], used.of(people[i])));
    }
    return days;
  }

  private static int amount(Usage usage, int person) {
    return usage.people().contains(person) ? usage.views().at(usage.people().rank(person) - 1) : -1;
  }

  private ClientsOfDay clients(PublishedDay day) {
    return clients.get(day.manifest(), _ -> ClientsOfDay.of(facts.sets(day, UsageKey.CLIENT)));
  }
}
