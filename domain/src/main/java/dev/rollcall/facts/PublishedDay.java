package dev.rollcall.facts;

import dev.rollcall.events.TenantDay;

/**
 * One version of one published day.
 *
 * @param version 1 for the first publication of the day, one more each time it is published again
 * @param manifest the path of its manifest, relative to the facts folder
 */
public record PublishedDay(TenantDay day, int version, String manifest) {}
