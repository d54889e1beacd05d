package dev.rollcall.server.feishu;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Snapshot;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/**
 * Pages of departments as bytes, kept up to so many bytes. What was published under one sequence
 * never changes, so a kept page never goes stale.
 */
final class UsagePages {
  private static final int KEY_BYTES = 400;

  private final Cache<Key, Page> pages;

  UsagePages(long cacheBytes) {
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((Key _, Page page) -> KEY_BYTES + page.items().length)
            .build();
  }

  /** Everything that a page depends on. */
  record Key(
      String tenant,
      Region region,
      long sequence,
      UsagePeriod period,
      AppUsageQuery query,
      int recursion,
      int offset,
      int size) {
    static Key of(
        Snapshot snapshot,
        UsagePeriod period,
        AppUsageQuery query,
        int recursion,
        int offset,
        int size) {
      return new Key(
          snapshot.tenant(),
          snapshot.region(),
          snapshot.sequence(),
          period,
          query,
          recursion,
          offset,
          size);
    }
  }

  /** The items of a page as a JSON array, and whether there are more behind them. */
  static final class Page {
    private final byte[] items;
    private final boolean more;

    Page(byte[] items, boolean more) {
      this.items = items;
      this.more = more;
    }

    byte[] items() {
      return items;
    }

    boolean more() {
      return more;
    }
  }

  /** The page of a key; {@code usage} is asked when it is not kept. Empty when there is no data. */
  Optional<Page> page(Key key, Supplier<Optional<AppUsagePeriod>> usage) {
    Page kept = pages.getIfPresent(key);
    if (kept != null) {
      return Optional.of(kept);
    }
    Optional<Page> page = usage.get().map(figures -> render(key, figures));
    page.ifPresent(rendered -> pages.put(key, rendered));
    return page;
  }

  private static Page render(Key key, AppUsagePeriod usage) {
    DepartmentTree tree = usage.directory().tree();
    OptionalInt position = PublishedUsage.position(tree, key.query());
    if (position.isEmpty()) {
      throw new IllegalStateException(
          "The directory of %s in %s has no department %s any more."
              .formatted(key.period(), key.tenant(), key.query().department()));
    }
    int levels = key.query().department().isPresent() ? key.recursion() : 0;
    int[] departments = tree.levels(position.getAsInt(), levels);
    int first = Math.min(key.offset(), departments.length);
    int end = Math.min(first + key.size(), departments.length);
    byte[] items =
        Envelope.json(json -> {
          json.writeStartArray();
          for (int i = first; i < end; i++) {
            item(json, key.query(), usage, departments[i]);
          }
          json.writeEndArray();
        });
    return new Page(items, end < departments.length);
  }

  private static void item(
      JsonGenerator json, AppUsageQuery query, AppUsagePeriod usage, int department) {
    json.writeStartObject();
    json.writeStringProperty(
        "department_id", name(usage.directory().tree().department(department), query.byOpenId()));
    json.writeName("app");
    if (usage.activeUsers(department) == 0) {
      Metrics.unused(json);
    } else {
      Metrics.app(json, usage, department, Cycle.of(query.cycle()).orElseThrow());
      for (Form form : Form.values()) {
        json.writeName(form.word());
        Metrics.form(json, usage, department, form);
      }
    }
    json.writeEndObject();
  }

  private static String name(Department department, boolean byOpenId) {
    return byOpenId && !department.id().equals(PublishedUsage.ROOT)
        ? department.openId()
        : department.id();
  }
}
