package dev.rollcall.server.feishu;

/** What became of {@code start_date}, {@code end_date} and {@code target_geo}. */
sealed interface Ranged permits StatsRange, Ranged.Refused {
  /** No range. */
  record Refused(FeishuError error) implements Ranged {}
}
