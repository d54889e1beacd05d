package dev.rollcall.server.feishu;

/** What became of a {@code date}: a period, or the error it is. */
sealed interface Dated permits UsagePeriod, Dated.Undated {
  /** No period. */
  record Undated(FeishuError error) implements Dated {}
}
