package dev.rollcall.rollup;

import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.People;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of a tenant's people (S7) while days are counted. Whoever is new gets the next number
 * at once, in order of arrival; {@link #save} makes the new numbers last. Not thread-safe.
 */
public final class PersonNumbers {
  private final People people;
  private final String tenant;
  private final ErasedPeople erased;
  private final Dictionary dictionary = new Dictionary();
  private int[] numbers = new int[1024];
  private final Set<String> met = new TreeSet<>();
  private int numbered;
  private int saved;
  private int firstUnsaved;
  private int next;

  /** Loads the numbers given so far. */
  public PersonNumbers(People people, String tenant) {
    this.people = people;
    this.tenant = tenant;
    this.erased = people.erased(tenant);
    people.read(
        tenant,
        0,
        (number, person) -> {
          int index = dictionary.index(person);
          remember(index, number);
        });
    this.saved = dictionary.size();
    this.next = people.count(tenant);
    this.firstUnsaved = next;
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

  /** Those who were erased: whatever comes under their ids counts for their numbers (S7). */
  public ErasedPeople erased() {
    return erased;
  }

  /** The ids of erased people that were asked for: they stand somewhere still. */
  Set<String> met() {
    return met;
  }

  /** Whether a person of an event is an erased one already, told by the pseudonym. */
  boolean isErased(String person) {
    return erased.isPseudonym(person);
  }

  /** Makes the numbers given since the last save last. */
  public void save() {
    List<String> newcomers = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int index = saved; index < dictionary.size(); index++) {
      if (numbers[index] >= firstUnsaved) {
        newcomers.add(dictionary.text(index));
        expected.add(numbers[index]);
      }
    }
    saved = dictionary.size();
    if (newcomers.isEmpty()) {
      return;
    }
    int[] given = people.number(tenant, newcomers);
    if (!Arrays.stream(given).boxed().toList().equals(expected)) {
      throw new IllegalStateException(
          "Somebody else numbered people of " + tenant + " during this roll-up; run it again.");
    }
    firstUnsaved = next;
  }

  private int give(int index) {
    String pseudonym = erased.isEmpty() ? null : erased.pseudonym(dictionary.text(index));
    int known = pseudonym == null ? -1 : dictionary.find(pseudonym);
    if (known >= 0) {
      int number = numbers[known];
      remember(index, number);
      met.add(dictionary.text(index));
      return number;
    }
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
