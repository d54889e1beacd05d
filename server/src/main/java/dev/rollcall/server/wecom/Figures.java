package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.facts.GroupMetric;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the figures of an owner or a day:
 *
 * <pre>{"new_chat_cnt":2,"chat_total":2,"chat_has_msg":0,"new_member_cnt":0,"member_total":6,
 *  "member_has_msg":0,"msg_total":0}</pre>
 */
final class Figures {
  private static final String EDUCATION = "education";

  private Figures() {}

  /** Gives the amount of a metric. */
  interface Amounts {
    long of(GroupMetric metric);
  }

  /** Writes {@code data}; migrated chats are for the education industry only (S30). */
  static void write(JsonGenerator json, Tenant tenant, Amounts amounts) {
    boolean education = EDUCATION.equals(tenant.industry());
    json.writeName("data");
    json.writeStartObject();
    for (GroupMetric metric : GroupMetric.values()) {
      if (metric != GroupMetric.MIGRATED_CHATS || education) {
        // The clients read 32 bits.
        json.writeNumberProperty(
            metric.word(), (int) Math.min(amounts.of(metric), Integer.MAX_VALUE));
      }
    }
    json.writeEndObject();
  }
}
