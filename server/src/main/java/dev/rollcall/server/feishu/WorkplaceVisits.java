package dev.rollcall.server.feishu;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.util.SortedSet;
import tools.jackson.core.JsonGenerator;

/**
 * How often workplaces and blocks were visited on a day, and by how many people (S23, S24). What
 * was counted is kept; a published version never changes, so nothing kept goes stale.
 */
final class WorkplaceVisits {
  private static final int MOST_KEPT = 50_000;

  private final Facts facts;
  private final Cache<Subject, Count> counts = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  WorkplaceVisits(Facts facts) {
    this.facts = facts;
  }

  private record Subject(PublishedDay day, UsageKey key) {}

  /** Visits and distinct visitors. */
  private record Count(long visits, int people) {
    static final Count NONE = new Count(0, 0);
  }

  /** The workplaces or blocks, by kind, that were visited on a day. */
  SortedSet<String> visited(PublishedDay day, String kind) {
    return facts.subjects(day, kind);
  }

  /** Writes {@code {"pv":100,"uv":30}} under a name. */
  void write(JsonGenerator json, String name, PublishedDay day, UsageKey key) {
    Count count = counts.get(new Subject(day, key), this::count);
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("pv", Math.min(count.visits(), Integer.MAX_VALUE));
    json.writeNumberProperty("uv", count.people());
    json.writeEndObject();
  }

  private Count count(Subject subject) {
    return facts.usage(subject.day(), subject.key()).map(WorkplaceVisits::count).orElse(Count.NONE);
  }

  private static Count count(Usage usage) {
    return new Count(usage.views().sum(), usage.people().getCardinality());
  }
}
