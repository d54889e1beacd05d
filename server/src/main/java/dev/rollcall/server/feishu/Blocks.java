package dev.rollcall.server.feishu;

import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.UsageKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import tools.jackson.core.JsonGenerator;

/**
 * {@code POST /open-apis/workplace/v1/workplace_block_access_data/search}: an item for every day
 * and block that was visited on it, by block id within the day (S24).
 *
 * <pre>{"date":"2023-03-12","block_id":"283438293839422334","access_data":{"pv":100,"uv":30}}</pre>
 */
final class Blocks implements WorkplaceList {
  private final WorkplaceVisits visits;

  Blocks(WorkplaceVisits visits) {
    this.visits = visits;
  }

  @Override
  public String path() {
    return "/open-apis/workplace/v1/workplace_block_access_data/search";
  }

  @Override
  public Optional<String> filter() {
    return Optional.of("block_id");
  }

  @Override
  public Codes codes() {
    return new Codes(
        FeishuError.BLOCK_TIME,
        FeishuError.BLOCK_ORDER,
        FeishuError.BLOCK_PAGE_TOKEN,
        FeishuError.BLOCK_FAULT,
        Optional.of(FeishuError.BLOCK_PAGE_SIZE));
  }

  @Override
  public List<String> subjects(PublishedDay day, Optional<String> only) {
    SortedSet<String> visited = visits.visited(day, UsageKey.BLOCK);
    return only.map(block -> visited.contains(block) ? List.of(block) : List.<String>of())
        .orElseGet(() -> List.copyOf(visited));
  }

  @Override
  public void write(JsonGenerator json, PublishedDay day, String block) {
    json.writeStringProperty("block_id", block);
    visits.write(json, "access_data", day, UsageKey.block(block));
  }
}
