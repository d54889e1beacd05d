package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Edition;
import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.server.access.RateLimits;
import io.helidon.common.uri.UriQuery;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /open-apis/application/v6/applications/:app_id/app_usage/overview}: the same figures
 * for one department and one ability, zeros included.
 *
 * <pre>{"items":[{"metric_name":"uv","metric_value":0},{"metric_name":"total_users",...}]}</pre>
 */
final class Overview implements Endpoint.Statistics {
  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(100, Duration.ofMinutes(1));

  private final PublishedUsage published;
  private final ShownDays shown;

  Overview(PublishedUsage published, ShownDays shown) {
    this.published = published;
    this.shown = shown;
  }

  /** What {@code ability} selects. */
  private enum Ability {
    APP("app"),
    GADGET("mp"),
    WEBAPP("h5"),
    BOT("bot");

    private final String word;

    Ability(String word) {
      this.word = word;
    }

    static Optional<Ability> of(String word) {
      for (Ability ability : values()) {
        if (ability.word.equals(word)) {
          return Optional.of(ability);
        }
      }
      return Optional.empty();
    }
  }

  /** A query whose fields keep the rules of the page. */
  private record Asked(AppUsageQuery query, Cycle cycle, Ability ability) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/open-apis/application/v6/applications/:app_id/app_usage/overview";
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
    String word = fields.requiredText("ability");
    Optional<Refusal> refusal = fields.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Ability> ability = Ability.of(word);
    if (ability.isEmpty()) {
      return Refusal.of(FeishuError.OVERVIEW_ABILITY);
    }
    return Cycle.of(asked.cycle())
        .map(cycle -> dated(caller, new Asked(asked, cycle, ability.get())))
        .orElseGet(() -> Refusal.of(FeishuError.OVERVIEW_CYCLE));
  }

  private Answer dated(Caller caller, Asked asked) {
    Region region = caller.tenant().home();
    return switch (UsagePeriod.read(
        asked.query().date(),
        asked.cycle(),
        shown.today(region),
        shown.newest(caller, region, ShownDays.Figures.APP_USAGE))) {
      case Dated.Undated undated -> Refusal.of(undated.error());
      case UsagePeriod period -> figures(caller, asked, period);
    };
  }

  private Answer figures(Caller caller, Asked asked, UsagePeriod period) {
    Snapshot snapshot = published.newest(caller.tenant());
    if (!published.knows(caller.tenant(), snapshot, asked.query().app())) {
      return Refusal.of(FeishuError.UNKNOWN_USED_APP);
    }
    if (!published.hasDepartment(snapshot, period, asked.query())) {
      return Refusal.of(FeishuError.OVERVIEW_DEPARTMENT);
    }
    if (caller.tenant().edition() == Edition.BASIC) {
      return Refusal.of(FeishuError.EDITION);
    }
    return published
        .read(snapshot, period, asked.query())
        .<Answer>map(usage -> document(asked, usage))
        .orElseGet(() -> Refusal.of(FeishuError.OVERVIEW_NO_DATA));
  }

  private static Answer document(Asked asked, AppUsagePeriod usage) {
    int department = PublishedUsage.position(usage.directory().tree(), asked.query()).orElseThrow();
    return Envelope.success(
        Envelope.json(json -> {
          json.writeStartObject();
          json.writeName("items");
          switch (asked.ability()) {
            case APP -> Metrics.app(json, usage, department, asked.cycle());
            case GADGET -> Metrics.form(json, usage, department, Form.GADGET);
            case WEBAPP -> Metrics.form(json, usage, department, Form.WEBAPP);
            case BOT -> Metrics.form(json, usage, department, Form.BOT);
          }
          json.writeEndObject();
        }));
  }
}
