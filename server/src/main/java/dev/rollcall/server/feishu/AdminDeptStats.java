package dev.rollcall.server.feishu;

import dev.rollcall.counting.DepartmentDays;
import dev.rollcall.counting.RosterFilter;
import dev.rollcall.counting.RosterFilter.DepartmentName;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.server.access.PageTokens;
import dev.rollcall.server.access.RateLimits;
import dev.rollcall.server.feishu.StatsPages.Span;
import io.helidon.common.uri.UriQuery;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code GET /open-apis/admin/v1/admin_dept_stats}: what the people of departments did on each day,
 * page by page: the rows of user statistics added up (S19-S22).
 *
 * <pre>{"has_more":false,"items":[{"date":"2020-02-15","department_id":"od-...",...}]}</pre>
 */
final class AdminDeptStats implements Endpoint.Statistics {
  static final String SCOPE = "admin:admin_dept_stat:readonly";

  /** The deepest department that may be asked for, in levels below the root. */
  static final int DEEPEST = 4;

  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(20, Duration.ofSeconds(1));
  private static final int MOST_DAYS_APART = 91;
  private static final int DEFAULT_SIZE = 10;
  private static final int LARGEST_SIZE = 20;

  private final Facts facts;
  private final DepartmentDays departmentDays;
  private final StatsPages pages;

  AdminDeptStats(Facts facts, DepartmentDays departmentDays, StatsPages pages) {
    this.facts = facts;
    this.departmentDays = departmentDays;
    this.pages = pages;
  }

  /** A query as it was sent. */
  private record Asked(
      DepartmentName department,
      boolean withChildren,
      boolean withVersion,
      String start,
      String end,
      Optional<String> geo) {
    static Asked read(QueryFields fields) {
      boolean byOpenId =
          fields
              .requiredOption("department_id_type", DepartmentIds.TYPES)
              .equals(DepartmentIds.OPEN);
      return new Asked(
          new DepartmentName(fields.requiredText("department_id"), byOpenId),
          fields.requiredFlag("contains_child_dept"),
          fields.flag("with_product_version").orElse(false),
          fields.requiredText("start_date"),
          fields.requiredText("end_date"),
          fields.text("target_geo"));
    }

    /** What must be the same for a page token to go on; the size of a page may change. */
    PageTokens.Holder holder(Caller caller) {
      return PageTokens.Holder.of(
          caller.tenant().id(),
          caller.app().id(),
          "admin_dept_stats",
          department.id(),
          department.byOpenId(),
          withChildren,
          withVersion,
          start,
          end,
          geo);
    }

    RosterFilter filter(Caller caller) {
      return new RosterFilter(caller.app().departments(), Optional.of(department));
    }
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/open-apis/admin/v1/admin_dept_stats";
  }

  @Override
  public String scope() {
    return SCOPE;
  }

  @Override
  public RateLimits.Limit limit() {
    return LIMIT;
  }

  @Override
  public Answer answer(Caller caller, PathParameters path, UriQuery query, RequestBody body) {
    QueryFields fields = new QueryFields(query);
    Asked asked = Asked.read(fields);
    int size = fields.number("page_size", 1, LARGEST_SIZE, DEFAULT_SIZE);
    Optional<String> pageToken = fields.text("page_token");
    Optional<Refusal> refusal = fields.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (StatsRange.read(
        asked.start(), asked.end(), MOST_DAYS_APART, asked.geo(), caller.tenant())) {
      case Ranged.Refused refused -> Refusal.of(refused.error());
      case StatsRange range ->
          pages
              .span(caller, range, pageToken, asked.holder(caller))
              .map(span -> page(caller, asked, span, size))
              .orElseGet(() -> Refusal.of(FeishuError.STATS_PARAMETER));
    };
  }

  private Answer page(Caller caller, Asked asked, Span span, int size) {
    RosterFilter filter = asked.filter(caller);
    Optional<PublishedDay> last = span.lastPublished();
    if (last.isPresent()) {
      DepartmentTree tree = facts.directory(last.get()).tree();
      Optional<Refusal> refusal = DepartmentIds.refusal(filter, tree);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      if (tree.depth(asked.department().position(tree).orElseThrow()) > DEEPEST) {
        return Refusal.of(FeishuError.STATS_PARAMETER);
      }
    }
    DepartmentRows rows =
        new DepartmentRows(
            span.snapshot(),
            filter,
            asked.withChildren(),
            asked.withVersion(),
            facts,
            departmentDays);
    return pages.page(span, size, rows, asked.holder(caller));
  }
}
