package dev.rollcall.server.feishu;

import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.counting.AppUsagePeriod.FormUsage;
import dev.rollcall.events.Form;
import tools.jackson.core.JsonGenerator;

/**
 * Lists of metrics in the vendor's words and order (S17), such as {@code
 * [{"metric_name":"uv","metric_value":141121}]}.
 */
final class Metrics {
  private Metrics() {}

  /** The app as a whole; {@code total_users} for a day alone (S16). */
  static void app(JsonGenerator json, AppUsagePeriod usage, int department, Cycle cycle) {
    json.writeStartArray();
    metric(json, "uv", usage.activeUsers(department));
    if (cycle == Cycle.DAY) {
      metric(json, "total_users", usage.totalUsers(department));
    }
    metric(json, "new_users", usage.newUsers(department));
    metric(json, "pv", usage.pageViews(department));
    metric(json, "lifecycle", usage.opens(department));
    json.writeEndArray();
  }

  /** One form of the app; null when the app does not have it. */
  static void form(JsonGenerator json, AppUsagePeriod usage, int department, Form form) {
    if (!usage.forms().contains(form)) {
      json.writeNull();
      return;
    }
    FormUsage figures = usage.form(form);
    json.writeStartArray();
    metric(json, "uv", figures == null ? 0 : figures.activeUsers(department));
    if (form != Form.BOT) {
      metric(json, "pv", figures == null ? 0 : figures.pageViews(department));
      metric(json, "lifecycle", figures == null ? 0 : figures.opens(department));
    }
    json.writeEndArray();
  }

  /** The only metric of a department without use. */
  static void unused(JsonGenerator json) {
    json.writeStartArray();
    metric(json, "uv", 0);
    json.writeEndArray();
  }

  private static void metric(JsonGenerator json, String name, long value) {
    json.writeStartObject();
    json.writeStringProperty("metric_name", name);
    json.writeNumberProperty("metric_value", Math.min(value, Integer.MAX_VALUE));
    json.writeEndObject();
  }
}
