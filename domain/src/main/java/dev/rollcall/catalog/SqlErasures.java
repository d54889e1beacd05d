package dev.rollcall.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The erased people of all tenants. */
final class SqlErasures implements Erasures {
  private static final String SELECT =
      "select tenant, number, pseudonym, begun_at, finished_at, receipt from erasure ";

  private final SqliteDatabase database;
  private final SqlAuditLog auditLog;
  private final Clock clock;
  private final Recent<String, ErasedPeople> recent;

  SqlErasures(SqliteDatabase database, SqlAuditLog auditLog, Clock clock) {
    this.database = database;
    this.auditLog = auditLog;
    this.clock = clock;
    this.recent = new Recent<>(database.freshness());
  }

  @Override
  public Optional<Erasure> begin(String tenant, String person, String actor) {
    Optional<Erasure> begun =
        database.write(handle -> {
          Optional<Erasure> before = find(handle, tenant, person);
          return before.isPresent() ? before : begin(handle, tenant, person, actor);
        });
    if (begun.isPresent()) {
      // The log still holds the page with the id until it is emptied.
      database.emptyLog();
    }
    return begun;
  }

  private Optional<Erasure> begin(Handle handle, String tenant, String person, String actor) {
    Optional<Integer> number =
        handle
            .createQuery("select number from person where tenant = :tenant and id = :id")
            .bind("tenant", tenant)
            .bind("id", person)
            .mapTo(Integer.class)
            .findOne();
    number.ifPresent(known -> {
      ErasedPeople people = people(handle, tenant);
      handle.execute("update person set id = null where tenant = ? and number = ?", tenant, known);
      handle.execute(
          """
          insert into erasure (tenant, number, pseudonym, mark, begun_at, receipt)
          values (?, ?, ?, ?, ?, '')
          """,
          tenant,
          known,
          people.newPseudonym(person),
          people.mark(person),
          Micros.of(clock.instant()));
      auditLog.record(handle, tenant, actor, "person.erase", tenant + "#" + known, "begun");
    });
    return find(handle, tenant, person);
  }

  @Override
  public Optional<Erasure> find(String tenant, String person) {
    return database.read(handle -> find(handle, tenant, person));
  }

  private static Optional<Erasure> find(Handle handle, String tenant, String person) {
    return handle
        .createQuery(SELECT + "where tenant = :tenant and pseudonym = :pseudonym")
        .bind("tenant", tenant)
        .bind("pseudonym", people(handle, tenant).newPseudonym(person))
        .map((row, context) -> erasure(row))
        .findOne();
  }

  @Override
  public List<Erasure> unfinished(String tenant) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + "where tenant = :tenant and finished_at is null order by number")
            .bind("tenant", tenant)
            .map((row, context) -> erasure(row))
            .list());
  }

  @Override
  public void finish(Erasure erasure, String receipt, String actor) {
    database.write(handle -> {
      auditLog.record(
          handle,
          erasure.tenant(),
          actor,
          "person.erased",
          erasure.tenant() + "#" + erasure.number(),
          receipt);
      return handle.execute(
          "update erasure set finished_at = ?, receipt = ? where tenant = ? and number = ?",
          Micros.of(clock.instant()),
          receipt,
          erasure.tenant(),
          erasure.number());
    });
    database.emptyLog();
  }

  /** Those of a tenant, as of now. */
  ErasedPeople people(String tenant) {
    return recent
        .get(tenant, key -> Optional.of(database.read(handle -> people(handle, key))))
        .orElseThrow();
  }

  static ErasedPeople people(Handle handle, String tenant) {
    byte[] secret =
        handle
            .createQuery("select secret from erasure_key where id = 1")
            .map((row, context) -> row.getBytes("secret"))
            .one();
    Map<String, Long> marks = new HashMap<>();
    handle
        .createQuery("select pseudonym, mark from erasure where tenant = :tenant")
        .bind("tenant", tenant)
        .map((row, context) -> Map.entry(row.getString("pseudonym"), row.getLong("mark")))
        .forEach(each -> marks.put(each.getKey(), each.getValue()));
    return new ErasedPeople(tenant, secret, marks);
  }

  /** The number that a pseudonym stands for. */
  static Optional<Integer> number(Handle handle, String tenant, String pseudonym) {
    return handle
        .createQuery("select number from erasure where tenant = :tenant and pseudonym = :name")
        .bind("tenant", tenant)
        .bind("name", pseudonym)
        .mapTo(Integer.class)
        .findOne();
  }

  private static Erasure erasure(ResultSet row) throws SQLException {
    long finished = row.getLong("finished_at");
    boolean unfinished = row.wasNull();
    return new Erasure(
        row.getString("tenant"),
        row.getInt("number"),
        row.getString("pseudonym"),
        Micros.instant(row.getLong("begun_at")),
        unfinished ? Optional.empty() : Optional.of(Micros.instant(finished)),
        row.getString("receipt"));
  }
}
