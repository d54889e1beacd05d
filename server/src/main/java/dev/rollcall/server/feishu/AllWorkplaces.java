package dev.rollcall.server.feishu;

import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.UsageKey;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * {@code POST /open-apis/workplace/v1/workplace_access_data/search}: an item for every published
 * day (S23).
 *
 * <pre>{"date":"2023-03-12","all_workplace":{"pv":100,"uv":30},"default_workplace":{...}}</pre>
 */
final class AllWorkplaces implements WorkplaceList {
  /** The one that every organisation has. */
  static final String DEFAULT = "default";

  private static final List<String> ONE_ITEM = List.of("");

  private final WorkplaceVisits visits;

  AllWorkplaces(WorkplaceVisits visits) {
    this.visits = visits;
  }

  @Override
  public String path() {
    return "/open-apis/workplace/v1/workplace_access_data/search";
  }

  @Override
  public Optional<String> filter() {
    return Optional.empty();
  }

  @Override
  public Codes codes() {
    return new Codes(
        FeishuError.WORKPLACE_TIME,
        FeishuError.WORKPLACE_ORDER,
        FeishuError.WORKPLACE_PAGE_TOKEN,
        FeishuError.WORKPLACE_FAULT,
        Optional.empty());
  }

  @Override
  public List<String> subjects(PublishedDay day, Optional<String> only) {
    return ONE_ITEM;
  }

  @Override
  public void write(JsonGenerator json, PublishedDay day, String subject) {
    visits.write(json, "all_workplace", day, UsageKey.workplaces());
    visits.write(json, "default_workplace", day, UsageKey.workplace(DEFAULT));
  }
}
