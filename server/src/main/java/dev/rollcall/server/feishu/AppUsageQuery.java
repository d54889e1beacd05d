package dev.rollcall.server.feishu;

import java.util.List;
import java.util.Optional;

/**
 * What both app usage paths ask: an app, a period, a department.
 *
 * @param app the app whose usage is asked for
 * @param date as sent
 * @param byOpenId whether departments are named by their open ids
 * @param department the department asked for, or empty for the whole tenant
 */
record AppUsageQuery(
    String app, String date, long cycle, boolean byOpenId, Optional<String> department) {
  private static final String BY_OPEN_ID = "open_department_id";
  private static final List<String> ID_TYPES = List.of(BY_OPEN_ID, "department_id");

  /** The scope that both paths need. */
  static final String SCOPE = "application:application.app_usage_stats.overview:readonly";

  static AppUsageQuery read(PathParameters path, Fields fields) {
    boolean byOpenId = fields.option("department_id_type", ID_TYPES).equals(BY_OPEN_ID);
    return new AppUsageQuery(
        path.get("app_id"),
        fields.requiredText("date"),
        fields.requiredNumber("cycle_type"),
        byOpenId,
        fields.text("department_id"));
  }
}
