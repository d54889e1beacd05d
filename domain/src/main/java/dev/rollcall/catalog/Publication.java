package dev.rollcall.catalog;

import dev.rollcall.events.TenantDay;
import java.time.Instant;

/**
 * One published version of one day.
 *
 * @param sequence when, in the order of all publications of the catalog
 * @param version 1 for the first of the day, one more each time
 * @param manifest path of the manifest, relative to the facts folder
 * @param journalEvents the journal position it was made from
 * @param stateBefore identity of the carried state it began with, empty for the first day (S2)
 * @param stateAfter identity of the carried state it ended with
 */
public record Publication(
    long sequence,
    TenantDay day,
    int version,
    String manifest,
    long journalEvents,
    String stateBefore,
    String stateAfter,
    Instant at) {}
