package dev.rollcall.server.feishu;

import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.UsageKey;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * {@code POST /open-apis/workplace/v1/custom_workplace_access_data/search}: an item for every day
 * and workplace, but the default one, that was visited on it.
 *
 * <pre>{"custom_workplace_id":"tpl_5","access_data":{"pv":100,"uv":30},"date":"2023-03-12",
 *   "custom_workplace_name":[]}</pre>
 */
final class CustomWorkplaces implements WorkplaceList {
  private final WorkplaceVisits visits;

  CustomWorkplaces(WorkplaceVisits visits) {
    this.visits = visits;
  }

  @Override
  public String path() {
    return "/open-apis/workplace/v1/custom_workplace_access_data/search";
  }

  @Override
  public Optional<String> filter() {
    return Optional.of("custom_workplace_id");
  }

  @Override
  public Codes codes() {
    return new Codes(
        FeishuError.CUSTOM_WORKPLACE_TIME,
        FeishuError.CUSTOM_WORKPLACE_ORDER,
        FeishuError.CUSTOM_WORKPLACE_PAGE_TOKEN,
        FeishuError.CUSTOM_WORKPLACE_FAULT,
        Optional.empty());
  }

  @Override
  public List<String> subjects(PublishedDay day, Optional<String> only) {
    return visits.visited(day, UsageKey.WORKPLACE).stream()
        .filter(workplace -> !workplace.equals(AllWorkplaces.DEFAULT))
        .filter(workplace -> only.isEmpty() || workplace.equals(only.get()))
        .toList();
  }

  @Override
  public void write(JsonGenerator json, PublishedDay day, String workplace) {
    json.writeStringProperty("custom_workplace_id", workplace);
    visits.write(json, "access_data", day, UsageKey.workplace(workplace));
    json.writeName("custom_workplace_name");
    json.writeStartArray();
    json.writeEndArray();
  }
}
