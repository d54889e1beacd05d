package dev.rollcall.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The audit log; a trigger keeps its rows as they are. */
final class SqlAuditLog implements AuditLog {
  private static final String SELECT =
      "select id, at, tenant, actor, action, subject, detail, people_shown from audit ";

  private final SqliteDatabase database;
  private final Clock clock;

  SqlAuditLog(SqliteDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void add(
      Instant at,
      @Nullable String tenant,
      String actor,
      String action,
      String subject,
      String detail) {
    database.write(handle -> insert(handle, at, tenant, actor, action, subject, detail, null));
  }

  @Override
  public void add(List<Look> looks) {
    database.write(handle -> {
      for (Look look : looks) {
        insert(
            handle,
            look.at(),
            look.tenant(),
            look.actor(),
            look.action(),
            look.subject(),
            look.detail(),
            look.people());
      }
      return looks.size();
    });
  }

  @Override
  public List<Entry> newest(int limit) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + "order by id desc limit :limit")
            .bind("limit", limit)
            .map((row, context) -> entry(row))
            .list());
  }

  @Override
  public List<Entry> since(@Nullable String tenant, Instant since, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    where at >= :since and (:tenant is null or tenant = :tenant)
                    order by id desc limit :limit
                    """)
            .bind("since", Micros.of(since))
            .bind("tenant", tenant)
            .bind("limit", limit)
            .map((row, context) -> entry(row))
            .list());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    long people = row.getLong("people_shown");
    boolean isNoLook = row.wasNull();
    return new Entry(
        row.getLong("id"),
        Micros.instant(row.getLong("at")),
        row.getString("tenant"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        isNoLook ? null : people);
  }

  /** Records a change inside the transaction that makes it; the tenant is null for none. */
  void record(
      Handle handle,
      @Nullable String tenant,
      String actor,
      String action,
      String subject,
      String detail) {
    insert(handle, clock.instant(), tenant, actor, action, subject, detail, null);
  }

  private static int insert(
      Handle handle,
      Instant at,
      @Nullable String tenant,
      String actor,
      String action,
      String subject,
      String detail,
      @Nullable Long people) {
    return handle
        .createUpdate(
            """
            insert into audit (at, tenant, actor, action, subject, detail, people_shown)
            values (:at, :tenant, :actor, :action, :subject, :detail, :people)
            """)
        .bind("at", Micros.of(at))
        .bind("tenant", tenant)
        .bind("actor", actor)
        .bind("action", action)
        .bind("subject", subject)
        .bind("detail", detail)
        .bind("people", people)
        .execute();
  }
}
