package dev.rollcall.counting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PersonMetric;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What people did on a day, person by person. Costs as much as there are people asked for, however
 * many there are. Thread-safe; who used which client it keeps turned around, person by person, up
 * to so many bytes.
 */
public final class PersonDays {
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
    Map<PersonMetric, int[]> amounts = new EnumMap<>(PersonMetric.class);
    for (PersonMetric metric : PersonMetric.values()) {
      facts
          .usage(day, UsageKey.of(metric))
          .ifPresent(usage -> amounts.put(metric, amounts(usage, people)));
    }
    ClientsOfDay used = clients(day);
    List<PersonDay> days = new ArrayList<>(people.length);
    for (int i = 0; i < people.length; i++) {
      days.add(new PersonDay(people[i], i, amounts, used.of(people[i])));
    }
    return days;
  }

  private static int[] amounts(Usage usage, int[] people) {
    int[] amounts = new int[people.length];
    for (int i = 0; i < people.length; i++) {
      amounts[i] =
          usage.people().contains(people[i])
              ? usage.views().at(usage.people().rank(people[i]) - 1)
              : PersonDay.NOTHING;
    }
    return amounts;
  }

  private ClientsOfDay clients(PublishedDay day) {
    return clients.get(day.manifest(), _ -> ClientsOfDay.of(facts.sets(day, UsageKey.CLIENT)));
  }
}
