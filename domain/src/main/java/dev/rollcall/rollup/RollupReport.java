package dev.rollcall.rollup;

import java.util.List;
import java.util.Set;

/**
 * What a roll-up did.
 *
 * @param published days published, new or again
 * @param events events read from the journal, repeats included
 * @param repeats events that had arrived before (S6)
 * @param problems what was wrong in the directory and how it was settled (S33), each with the
 *     event's id
 * @param leaving ids of the people whom events want erased, and of those who were erased and are
 *     named in the journal still (S7); who calls sees to it
 */
public record RollupReport(
    int published, long events, long repeats, List<String> problems, Set<String> leaving) {

  /** One after which nobody is to be erased. */
  public RollupReport(int published, long events, long repeats, List<String> problems) {
    this(published, events, repeats, problems, Set.of());
  }
}
