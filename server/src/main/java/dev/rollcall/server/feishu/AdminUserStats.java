package dev.rollcall.server.feishu;

import dev.rollcall.counting.PersonDays;
import dev.rollcall.counting.RosterFilter;
import dev.rollcall.counting.RosterFilter.DepartmentName;
import dev.rollcall.counting.RosterRows;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.RosterPerson;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.server.access.Looks;
import dev.rollcall.server.access.PageTokens;
import dev.rollcall.server.access.RateLimits;
import dev.rollcall.server.feishu.StatsPages.Span;
import io.helidon.common.uri.UriQuery;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code GET /open-apis/admin/v1/admin_user_stats}: what each person did on each day, page by page
 * (S19-S22).
 *
 * <pre>{"has_more":true,"page_token":"...","items":[{"date":"2020-02-15","user_id":"ou_...",...}]}
 * </pre>
 */
final class AdminUserStats implements Endpoint.Statistics {
  static final String SCOPE = "admin:admin_user_stat:readonly";

  /** What an app needs besides to name people by the tenant's own ids. */
  static final String USER_ID_SCOPE = "contact:user.employee_id:readonly";

  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(20, Duration.ofSeconds(1));
  private static final int MOST_DAYS_APART = 31;
  private static final int DEFAULT_SIZE = 10;
  private static final int LARGEST_SIZE = 60;

  private final Facts facts;
  private final RosterRows rosterRows;
  private final PersonDays personDays;
  private final UserIds userIds;
  private final StatsPages pages;
  private final Looks looks;

  AdminUserStats(
      Facts facts,
      RosterRows rosterRows,
      PersonDays personDays,
      UserIds userIds,
      StatsPages pages,
      Looks looks) {
    this.facts = facts;
    this.rosterRows = rosterRows;
    this.personDays = personDays;
    this.userIds = userIds;
    this.pages = pages;
    this.looks = looks;
  }

  /** A query as it was sent. */
  private record Asked(
      UserIdType userIdType,
      boolean byOpenDepartment,
      String start,
      String end,
      Optional<String> department,
      Optional<String> user,
      Optional<String> geo) {
    static Asked read(QueryFields fields) {
      return new Asked(
          UserIdType.of(fields.option("user_id_type", UserIdType.WORDS)),
          fields.option("department_id_type", DepartmentIds.TYPES).equals(DepartmentIds.OPEN),
          fields.requiredText("start_date"),
          fields.requiredText("end_date"),
          fields.text("department_id"),
          fields.text("user_id"),
          fields.text("target_geo"));
    }

    /** How the audit log tells it: a person by number. */
    Looks.Look look(Caller caller, Optional<RosterPerson> person) {
      String filter =
          "%s to %s%s%s%s"
              .formatted(
                  start,
                  end,
                  geo.map(region -> ", region " + region).orElse(""),
                  department.map(id -> ", department " + id).orElse(""),
                  person.map(one -> ", person #" + one.number()).orElse(""));
      return new Looks.Look(
          caller.tenant().id(), "feishu:" + caller.app().id(), "admin_user_stats", filter);
    }

    /** What must be the same for a page token to go on; the size of a page may change. */
    PageTokens.Holder holder(Caller caller) {
      return PageTokens.Holder.of(
          caller.tenant().id(),
          caller.app().id(),
          "admin_user_stats",
          userIdType,
          byOpenDepartment,
          start,
          end,
          department,
          user,
          geo);
    }

    RosterFilter filter(Caller caller) {
      return new RosterFilter(
          caller.app().departments(),
          department.map(id -> new DepartmentName(id, byOpenDepartment)));
    }

    UserIds.Naming naming(Caller caller) {
      return new UserIds.Naming(caller.tenant().id(), caller.app().id(), userIdType);
    }
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/open-apis/admin/v1/admin_user_stats";
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
    if (asked.userIdType() == UserIdType.USER_ID
        && !caller.app().scopes().contains(USER_ID_SCOPE)) {
      return new Refusal.MissingScope(caller.app().id(), USER_ID_SCOPE);
    }
    return switch (StatsRange.read(
        asked.start(), asked.end(), MOST_DAYS_APART, asked.geo(), caller.tenant())) {
      case Ranged.Refused refused -> Refusal.of(refused.error());
      case StatsRange range ->
          pages
              .span(caller, range, pageToken, asked.holder(caller))
              .map(span -> permitted(caller, asked, span, size))
              .orElseGet(() -> Refusal.of(FeishuError.STATS_PARAMETER));
    };
  }

  /** Looks up who is asked for on the last day of the range, and whether the app may see it. */
  private Answer permitted(Caller caller, Asked asked, Span span, int size) {
    Optional<PublishedDay> last = span.lastPublished();
    if (last.isEmpty()) {
      return page(caller, asked, span, size, Optional.empty());
    }
    Directory directory = facts.directory(last.get());
    Optional<Refusal> refusal = DepartmentIds.refusal(asked.filter(caller), directory.tree());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return asked.user().isEmpty()
        ? page(caller, asked, span, size, Optional.empty())
        : person(caller, asked, span, size, directory);
  }

  private Answer person(Caller caller, Asked asked, Span span, int size, Directory lastDirectory) {
    PublishedDay newest = span.snapshot().days().lastEntry().getValue();
    OptionalInt row = userIds.find(newest, asked.naming(caller), asked.user().orElseThrow());
    if (row.isEmpty()) {
      return Refusal.of(asked.userIdType().unknown());
    }
    RosterPerson person = facts.roster(newest).person(row.getAsInt());
    return asked.filter(caller).permits(lastDirectory, person.number())
        ? page(caller, asked, span, size, Optional.of(person))
        : Refusal.of(FeishuError.STATS_DEPARTMENT);
  }

  private Answer page(
      Caller caller, Asked asked, Span span, int size, Optional<RosterPerson> person) {
    UserRows rows =
        new UserRows(
            span.snapshot(),
            asked.filter(caller),
            person.map(RosterPerson::id),
            facts,
            rosterRows,
            personDays,
            userIds.names(asked.naming(caller)));
    Success page = pages.page(span, size, rows, asked.holder(caller));
    return looks.note(asked.look(caller, person), rows.shown())
        ? page
        : Refusal.of(FeishuError.FAULT);
  }
}
