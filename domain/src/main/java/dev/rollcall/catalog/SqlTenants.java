package dev.rollcall.catalog;

import dev.rollcall.events.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tenants, with their regions. */
final class SqlTenants implements Tenants {
  private static final String COLUMNS =
      "select id, name, home, edition, corp_id, industry from tenant ";

  private final SqliteDatabase database;
  private final SqlAuditLog auditLog;
  private final Clock clock;
  private final Recent<String, Tenant> recent;
  private final Recent<String, Tenant> recentOfCorp;

  SqlTenants(SqliteDatabase database, SqlAuditLog auditLog, Clock clock) {
    this.database = database;
    this.auditLog = auditLog;
    this.clock = clock;
    this.recent = new Recent<>(database.freshness());
    this.recentOfCorp = new Recent<>(database.freshness());
  }

  @Override
  public void add(Tenant tenant, String actor) {
    database.write(handle -> {
      refuseTaken(handle, tenant);
      insert(handle, tenant);
      auditLog.record(handle, tenant.id(), actor, "tenant.add", tenant.id(), describe(tenant));
      return tenant;
    });
  }

  @Override
  public Optional<Tenant> find(String id) {
    return recent.get(id, key -> database.read(handle -> read(handle, key)));
  }

  @Override
  public Optional<Tenant> ofCorp(String corpId) {
    return recentOfCorp.get(corpId, corp -> database.read(handle -> readCorp(handle, corp)));
  }

  @Override
  public List<Tenant> all() {
    return database.read(handle ->
        handle
            .createQuery(COLUMNS + "order by id")
            .map((row, context) -> tenant(handle, row))
            .list());
  }

  /** Refuses to go on when there is no such tenant. */
  static void require(Handle handle, String id) {
    if (read(handle, id).isEmpty()) {
      throw new CatalogMissing("There is no tenant " + id + ". Add it first.");
    }
  }

  private static Optional<Tenant> read(Handle handle, String id) {
    return handle
        .createQuery(COLUMNS + "where id = :id")
        .bind("id", id)
        .map((row, context) -> tenant(handle, row))
        .findOne();
  }

  private static Optional<Tenant> readCorp(Handle handle, String corpId) {
    return handle
        .createQuery(COLUMNS + "where corp_id = :corp")
        .bind("corp", corpId)
        .map((row, context) -> tenant(handle, row))
        .findOne();
  }

  private static void refuseTaken(Handle handle, Tenant tenant) {
    if (read(handle, tenant.id()).isPresent()) {
      throw new CatalogConflict("There is a tenant " + tenant.id() + " already.");
    }
    Optional<String> other =
        handle
            .createQuery("select id from tenant where corp_id = :corp")
            .bind("corp", tenant.corpId())
            .mapTo(String.class)
            .findOne();
    if (other.isPresent()) {
      throw new CatalogConflict(
          "The corp id " + tenant.corpId() + " belongs to tenant " + other.get() + " already.");
    }
  }

  private void insert(Handle handle, Tenant tenant) {
    handle
        .createUpdate(
            """
            insert into tenant (id, name, home, edition, corp_id, industry, created_at)
            values (:id, :name, :home, :edition, :corp, :industry, :at)
            """)
        .bind("id", tenant.id())
        .bind("name", tenant.name())
        .bind("home", tenant.home().code())
        .bind("edition", Words.of(tenant.edition()))
        .bind("corp", tenant.corpId())
        .bind("industry", tenant.industry())
        .bind("at", Micros.of(clock.instant()))
        .execute();
    for (Region region : tenant.regions()) {
      handle.execute(
          "insert into tenant_region (tenant, region) values (?, ?)", tenant.id(), region.code());
    }
  }

  private static Tenant tenant(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new Tenant(
        id,
        row.getString("name"),
        region(row.getString("home")),
        regions(handle, id),
        Words.read(Edition.class, row.getString("edition")),
        row.getString("corp_id"),
        row.getString("industry"));
  }

  private static Set<Region> regions(Handle handle, String tenant) {
    return handle
        .createQuery("select region from tenant_region where tenant = :tenant")
        .bind("tenant", tenant)
        .map((row, context) -> region(row.getString("region")))
        .stream()
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Region.class)));
  }

  static Region region(String code) {
    return Region.of(code)
        .orElseThrow(() ->
            new CatalogException(
                "The catalog names a region "
                    + code
                    + " that this version does not know. Use the Rollcall that wrote it."));
  }

  private static String describe(Tenant tenant) {
    return "home "
        + tenant.home().code()
        + ", edition "
        + Words.of(tenant.edition())
        + (tenant.corpId() == null ? "" : ", corp " + tenant.corpId());
  }
}
