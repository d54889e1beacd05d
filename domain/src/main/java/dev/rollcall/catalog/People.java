package dev.rollcall.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The number of every person who ever appeared (S7): given once, in order of first appearance, kept
 * for ever, the same in every region and every version of every day.
 */
public interface People {
  /** Takes each person in turn, by ascending number. */
  interface Reader {
    /** One person; {@code person} is the tenant's own id, or the pseudonym of an erased one. */
    void person(int number, String person);
  }

  /** Reads everyone whose number is {@code from} or higher. */
  void read(String tenant, int from, Reader reader);

  /**
   * Gives the next numbers, in this order, to those of the people who have none yet, in one
   * transaction. Returns the numbers of all of them, in the order asked. Somebody who was erased
   * keeps the number, under the id and under the pseudonym.
   *
   * @throws CatalogMissing when there is no such tenant
   */
  int[] number(String tenant, List<String> people);

  /** The numbers of those of the people who have one; gives none, and knows nobody erased. */
  Map<String, Integer> find(String tenant, Collection<String> people);

  /** The ids of these numbers, in the order asked; empty for one never given, or erased. */
  String[] names(String tenant, int[] numbers);

  /** Recognises those who were erased; as new as {@link Publications#sequence}. */
  ErasedPeople erased(String tenant);

  /** One more than the highest number given; 0 when there is none. */
  int count(String tenant);
}
