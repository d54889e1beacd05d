package dev.rollcall.facts;

import dev.rollcall.events.Region;
import java.time.LocalDate;
import java.util.NavigableMap;

/**
 * What was published for one tenant and region at one moment. It never changes; days published
 * later or again do not show in it.
 *
 * @param sequence the catalog's number of the last publication it contains; pins the snapshot in
 *     page tokens
 * @param days the published days, each with the run that holds its files
 */
public record Snapshot(
    String tenant, Region region, long sequence, NavigableMap<LocalDate, PublishedDay> days) {}
