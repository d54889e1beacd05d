package dev.rollcall.facts;

import dev.rollcall.events.TenantDay;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything one day publishes.
 *
 * @param usages by what they are about
 * @param directory as returned by {@link FactsRun#directory} or taken from an earlier manifest
 * @param changes as returned by {@link FactsRun#changes} or taken from an earlier manifest; null
 *     when there were none
 * @param groups as returned by {@link FactsRun#groups}; null as long as there never was a chat
 * @param departments as returned by {@link FactsRun#departments}; null while {@code usages} has
 *     what each person did
 */
public record DayFacts(
    TenantDay day,
    long events,
    long repeats,
    SortedMap<UsageKey, PackedUsage> usages,
    Manifest.DirectoryFile directory,
    Manifest.@Nullable TextFile changes,
    Manifest.@Nullable GroupFiles groups,
    Manifest.@Nullable DepartmentFile departments,
    String stateBefore,
    String stateAfter,
    List<String> problems) {}
