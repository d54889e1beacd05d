package dev.rollcall.rollup;

import java.util.List;

/**
 * What a roll-up did.
 *
 * @param published days published, new or again
 * @param events events read from the journal, repeats included
 * @param repeats events that had arrived before (S6)
 * @param problems what was wrong in the directory and how it was settled (S33), each with the
 *     event's id
 */
public record RollupReport(int published, long events, long repeats, List<String> problems) {}
