package dev.rollcall.server.feishu;

import dev.rollcall.facts.PublishedDay;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What one of the workplace paths lists, and the codes it has for what goes wrong. */
sealed interface WorkplaceList permits AllWorkplaces, CustomWorkplaces, Blocks {
  /** The path on the platform. */
  String path();

  /** The parameter that asks for one subject alone, or empty when the path has none. */
  Optional<String> filter();

  /** The codes of the path. */
  Codes codes();

  /**
   * What a day has an item for, in order.
   *
   * @param only the one subject asked for, or empty for all
   */
  List<String> subjects(PublishedDay day, Optional<String> only);

  /** Writes the members of an item but its date. */
  void write(JsonGenerator json, PublishedDay day, String subject);

  /**
   * The vendor numbered the same errors anew for each path.
   *
   * @param pageSize for a {@code page_size} out of range; empty where it is a field like all others
   *     (99992402)
   */
  record Codes(
      FeishuError timeFormat,
      FeishuError order,
      FeishuError pageToken,
      FeishuError fault,
      Optional<FeishuError> pageSize) {}
}
