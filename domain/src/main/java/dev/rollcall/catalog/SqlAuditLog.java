package dev.rollcall.catalog;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The audit log; a trigger keeps its rows as they are. */
final class SqlAuditLog implements AuditLog {
  private final SqliteDatabase database;
  private final Clock clock;

  SqlAuditLog(SqliteDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void add(Instant at, String actor, String action, String subject, String detail) {
    database.write(handle -> insert(handle, at, actor, action, subject, detail));
  }

  @Override
  public List<Entry> newest(int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select id, at, actor, action, subject, detail
                from audit order by id desc limit :limit
                """)
            .bind("limit", limit)
            .map((row, context) ->
                new Entry(
                    row.getLong("id"),
                    Micros.instant(row.getLong("at")),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("detail")))
            .list());
  }

  /** Records a change inside the transaction that makes it. */
  void record(Handle handle, String actor, String action, String subject, String detail) {
    insert(handle, clock.instant(), actor, action, subject, detail);
  }

  private static int insert(
      Handle handle, Instant at, String actor, String action, String subject, String detail) {
    return handle
        .createUpdate(
            """
            insert into audit (at, actor, action, subject, detail)
            values (:at, :actor, :action, :subject, :detail)
            """)
        .bind("at", Micros.of(at))
        .bind("actor", actor)
        .bind("action", action)
        .bind("subject", subject)
        .bind("detail", detail)
        .execute();
  }
}
