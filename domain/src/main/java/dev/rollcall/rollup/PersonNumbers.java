package dev.rollcall.rollup;

import dev.rollcall.catalog.People;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a tenant's people (S7) while days are counted. Whoever is new gets the next number
 * at once, in order of arrival; {@link #save} makes the new numbers last. Not thread-safe.
 */
public final class PersonNumbers {
  private final People people;
  private final String tenant;
  private final Dictionary dictionary = new Dictionary();
  private int[] numbers = new int[1024];
  private int numbered;
  private int saved;
  private int next;

  /** Loads the numbers given so far. */
  public PersonNumbers(People people, String tenant) {
    this.people = people;
    this.tenant = tenant;
    people.read(
        tenant,
        0,
        (number, person) -> {
          int index = dictionary.index(person);
          remember(index, number);
        });
    this.saved = dictionary.size();
    this.next = people.count(tenant);
  }

  /** The number of the person whose id these UTF-8 bytes are. */
  public int number(byte[] buffer, int offset, int length) {
    int index = dictionary.index(buffer, offset, length);
    return index < numbered ? numbers[index] : give(index);
  }

  /** The number of a person. */
  public int number(String person) {
    int index = dictionary.index(person);
    return index < numbered ? numbers[index] : give(index);
  }

  /** The number of a person, or -1 when the person has none. */
  public int find(String person) {
    int index = dictionary.find(person);
    return index < 0 ? -1 : numbers[index];
  }

  /** Makes the numbers given since the last save last. */
  public void save() {
    List<String> newcomers = new ArrayList<>();
    for (int index = saved; index < dictionary.size(); index++) {
      newcomers.add(dictionary.text(index));
    }
    if (newcomers.isEmpty()) {
      return;
    }
    int[] given = people.number(tenant, newcomers);
    if (!Arrays.equals(given, 0, given.length, numbers, saved, dictionary.size())) {
      throw new IllegalStateException(
          "Somebody else numbered people of " + tenant + " during this roll-up; run it again.");
    }
    saved = dictionary.size();
  }

  private int give(int index) {
    remember(index, next);
    return next++;
  }

  private void remember(int index, int number) {
    if (index >= numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    numbers[index] = number;
    numbered = index + 1;
  }
}
