package dev.rollcall.catalog;

import java.time.Instant;
import java.util.List;

/** What was changed by whom; only ever added to. */
public interface AuditLog {
  /** One change. {@code actor} such as {@code cli:root}; never a secret in {@code detail}. */
  record Entry(long id, Instant at, String actor, String action, String subject, String detail) {}

  void add(Instant at, String actor, String action, String subject, String detail);

  /** The newest entries first, at most {@code limit}. */
  List<Entry> newest(int limit);
}
