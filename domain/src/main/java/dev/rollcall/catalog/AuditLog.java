package dev.rollcall.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was changed by whom, and who looked at whom; only ever added to. A person is told by number,
 * so that nothing in it has to be changed when somebody is erased.
 */
public interface AuditLog {
  /**
   * One change or look.
   *
   * @param tenant whose, or null when it is not one tenant's
   * @param actor such as {@code cli:root} or {@code feishu:cli_a1}
   * @param detail never a secret, never who a person is
   * @param peopleShown rows that named people, or null when it is no look at people
   */
  record Entry(
      long id,
      Instant at,
      @Nullable String tenant,
      String actor,
      String action,
      String subject,
      String detail,
      @Nullable Long peopleShown) {}

  /** A look at people by their names that is to be added. */
  record Look(
      Instant at,
      String tenant,
      String actor,
      String action,
      String subject,
      String detail,
      long people) {}

  /** Adds a change that is of no one tenant. */
  default void add(Instant at, String actor, String action, String subject, String detail) {
    add(at, null, actor, action, subject, detail);
  }

  /** Adds a change. */
  void add(
      Instant at,
      @Nullable String tenant,
      String actor,
      String action,
      String subject,
      String detail);

  /** Adds looks, all or none of them. */
  void add(List<Look> looks);

  /** The newest entries first, at most {@code limit}. */
  List<Entry> newest(int limit);

  /**
   * The newest entries first.
   *
   * @param tenant whose, or null for all
   * @param since none before
   */
  List<Entry> since(@Nullable String tenant, Instant since, int limit);
}
