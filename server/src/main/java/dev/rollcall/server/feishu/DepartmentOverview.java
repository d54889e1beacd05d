package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Edition;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.server.access.PageTokens;
import dev.rollcall.server.access.RateLimits;
import io.helidon.common.uri.UriQuery;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /open-apis/application/v6/applications/:app_id/app_usage/department_overview}: how an
 * app was used in a department and the levels below it, page by page (S8-S18).
 *
 * <pre>{"has_more":true,"items":[{"department_id":"od-1","app":[...],"gadget":null,"webapp":[...],
 *   "bot":[...]}, ...],"page_token":"new-..."}</pre>
 */
final class DepartmentOverview implements Endpoint.Statistics {
  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(100, Duration.ofMinutes(1));
  private static final Duration PAGE_TOKEN_LIFE = Duration.ofHours(2);
  private static final String PAGE_TOKEN_PREFIX = "new-";
  private static final List<Integer> CYCLES = List.of(1, 2, 3);
  private static final int DEEPEST = 4;
  private static final int DEFAULT_SIZE = 10;
  private static final int LARGEST_SIZE = 20;

  private final PublishedUsage published;
  private final UsagePages pages;
  private final PageTokens pageTokens;
  private final ShownDays shown;
  private final Clock clock;

  DepartmentOverview(
      PublishedUsage published,
      UsagePages pages,
      PageTokens pageTokens,
      ShownDays shown,
      Clock clock) {
    this.published = published;
    this.pages = pages;
    this.pageTokens = pageTokens;
    this.shown = shown;
    this.clock = clock;
  }

  /** A query whose fields keep the rules of the page. */
  private record Asked(
      AppUsageQuery query, Cycle cycle, int recursion, int size, Optional<String> pageToken) {
    /** What must be the same for a page token to go on. */
    PageTokens.Holder holder(Caller caller) {
      return PageTokens.Holder.of(
          caller.tenant().id(),
          caller.app().id(),
          "department_overview",
          query.app(),
          query.date(),
          query.cycle(),
          query.byOpenId(),
          query.department(),
          recursion);
    }
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/open-apis/application/v6/applications/:app_id/app_usage/department_overview";
  }

  @Override
  public String scope() {
    return AppUsageQuery.SCOPE;
  }

  @Override
  public RateLimits.Limit limit() {
    return LIMIT;
  }

  @Override
  public Answer answer(Caller caller, PathParameters path, UriQuery query, RequestBody body) {
    Fields fields = new Fields(body, query);
    AppUsageQuery asked = AppUsageQuery.read(path, fields);
    int recursion = fields.number("recursion", 0, DEEPEST, 0);
    int size = fields.number("page_size", 1, LARGEST_SIZE, DEFAULT_SIZE);
    Optional<String> pageToken = fields.text("page_token");
    Optional<Cycle> cycle = Cycle.of(asked.cycle());
    if (cycle.isEmpty() && fields.refusal().isEmpty()) {
      fields.violation("cycle_type", Fields.options(CYCLES), Long.toString(asked.cycle()));
    }
    return fields
        .refusal()
        .map(Answer.class::cast)
        .orElseGet(
            () -> dated(caller, new Asked(asked, cycle.orElseThrow(), recursion, size, pageToken)));
  }

  private Answer dated(Caller caller, Asked asked) {
    Region region = caller.tenant().home();
    return switch (UsagePeriod.read(
        asked.query().date(),
        asked.cycle(),
        shown.today(region),
        shown.newest(caller, region, ShownDays.Figures.APP_USAGE))) {
      case Dated.Undated undated -> Refusal.of(undated.error());
      case UsagePeriod period -> located(caller, asked, period);
    };
  }

  private Answer located(Caller caller, Asked asked, UsagePeriod period) {
    Snapshot newest = published.newest(caller.tenant());
    if (!published.knows(caller.tenant(), newest, asked.query().app())) {
      return Refusal.of(FeishuError.UNKNOWN_USED_APP);
    }
    if (asked.pageToken().isEmpty()) {
      return page(caller, asked, period, newest, 0);
    }
    return switch (place(caller, asked)) {
      case PageTokens.Refused.UNKNOWN -> Refusal.of(FeishuError.UNKNOWN_PAGE_TOKEN);
      case PageTokens.Refused.FOREIGN -> Refusal.of(FeishuError.FOREIGN_PAGE_TOKEN);
      case PageTokens.Place place ->
          published
              .pinned(caller.tenant(), place.sequence())
              .map(pinned ->
                  page(
                      caller,
                      asked,
                      period.until(place.last()),
                      pinned,
                      Math.toIntExact(place.offset())))
              .orElseGet(() -> Refusal.of(FeishuError.UNKNOWN_PAGE_TOKEN));
    };
  }

  private PageTokens.Reading place(Caller caller, Asked asked) {
    String text = asked.pageToken().orElseThrow();
    return text.startsWith(PAGE_TOKEN_PREFIX)
        ? pageTokens.read(
            text.substring(PAGE_TOKEN_PREFIX.length()), asked.holder(caller), clock.instant())
        : PageTokens.Refused.UNKNOWN;
  }

  private Answer page(
      Caller caller, Asked asked, UsagePeriod period, Snapshot snapshot, int offset) {
    if (!published.hasDepartment(snapshot, period, asked.query())) {
      return Refusal.of(
          asked.query().byOpenId()
              ? FeishuError.UNKNOWN_OPEN_DEPARTMENT
              : FeishuError.UNKNOWN_DEPARTMENT,
          asked.query().department().orElse(PublishedUsage.ROOT));
    }
    if (caller.tenant().edition() == Edition.BASIC) {
      return Refusal.of(FeishuError.EDITION);
    }
    UsagePages.Key key =
        UsagePages.Key.of(snapshot, period, asked.query(), asked.recursion(), offset, asked.size());
    return pages
        .page(key, () -> published.read(snapshot, period, asked.query()))
        .<Answer>map(page -> document(caller, asked, key, page))
        .orElseGet(() -> Refusal.of(FeishuError.NO_DATA));
  }

  private Answer document(Caller caller, Asked asked, UsagePages.Key key, UsagePages.Page page) {
    if (!page.more()) {
      return Envelope.success(utf8("{\"has_more\":false,\"items\":"), page.items(), utf8("}"));
    }
    PageTokens.Place next =
        new PageTokens.Place(key.sequence(), key.period().last(), key.offset() + key.size());
    String token =
        pageTokens.text(next, asked.holder(caller), clock.instant().plus(PAGE_TOKEN_LIFE));
    return Envelope.success(
        utf8("{\"has_more\":true,\"items\":"),
        page.items(),
        utf8(",\"page_token\":\"" + PAGE_TOKEN_PREFIX + token + "\"}"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
