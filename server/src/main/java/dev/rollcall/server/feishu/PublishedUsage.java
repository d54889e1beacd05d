package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The published usage of apps, as far as a query asks for it. */
final class PublishedUsage {
  /** The root department's id in either id type (S10). */
  static final String ROOT = "0";

  private final Catalog catalog;
  private final Facts facts;
  private final AppUsage usage;

  PublishedUsage(Catalog catalog, Facts facts, AppUsage usage) {
    this.catalog = catalog;
    this.facts = facts;
    this.usage = usage;
  }

  /** What is published now in the tenant's home region. */
  Snapshot newest(Tenant tenant) {
    return facts.snapshot(tenant.id(), tenant.home());
  }

  /** What an earlier page was read from; empty when it is gone. */
  Optional<Snapshot> pinned(Tenant tenant, long sequence) {
    return facts.snapshot(tenant.id(), tenant.home(), sequence);
  }

  /** Whether an app is one of the tenant's: used or declared in its events, or calling its API. */
  boolean knows(Tenant tenant, Snapshot snapshot, String app) {
    boolean calls =
        catalog
            .apps()
            .find(Vendor.FEISHU, app)
            .filter(found -> found.tenant().equals(tenant.id()))
            .isPresent();
    if (calls) {
      return true;
    }
    Map.Entry<LocalDate, PublishedDay> newest = snapshot.days().lastEntry();
    return newest != null && facts.directory(newest.getValue()).apps().containsKey(app);
  }

  /**
   * Whether the directory that places the people of a period (S8) has a department. True for a
   * period without a published day, which has no directory.
   */
  boolean hasDepartment(Snapshot snapshot, UsagePeriod period, AppUsageQuery query) {
    Map.Entry<LocalDate, PublishedDay> last = snapshot.days().floorEntry(period.last());
    if (last == null || last.getKey().isBefore(period.first())) {
      return true;
    }
    return position(facts.directory(last.getValue()).tree(), query).isPresent();
  }

  /** The usage of a period, or empty when there is none or part of it is no longer kept. */
  Optional<AppUsagePeriod> read(Snapshot snapshot, UsagePeriod period, AppUsageQuery query) {
    return period.isEmpty() || facts.areGone(snapshot, period.first())
        ? Optional.empty()
        : usage.read(snapshot, query.app(), period.first(), period.last());
  }

  /** Where the department that was asked for stands in a tree. */
  static OptionalInt position(DepartmentTree tree, AppUsageQuery query) {
    String department = query.department().orElse(ROOT);
    if (department.equals(ROOT)) {
      return OptionalInt.of(0);
    }
    return query.byOpenId() ? tree.byOpenId(department) : tree.byId(department);
  }
}
