package dev.rollcall.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and writes where store apps are installed, and the keys of tenants. */
final class InstallationRows {
  private static final String SELECT =
      """
      select i.tenant, k.tenant_key, i.token_end
      from store_app_installation i join tenant_key k on k.tenant = i.tenant
      where i.app = :app
      """;

  private InstallationRows() {}

  /**
   * An installation as its row has it.
   *
   * @param tokenEnd the end of the tenant token given last, or null when none is good
   */
  record Stored(Installation installation, @Nullable Instant tokenEnd) {}

  static Optional<Stored> find(Handle handle, StoreApp app, String tenantKey) {
    return handle
        .createQuery(SELECT + "and k.tenant_key = :key")
        .bind("app", app.id())
        .bind("key", tenantKey)
        .map((row, context) -> stored(app, row))
        .findOne();
  }

  static List<Stored> of(Handle handle, StoreApp app) {
    return handle
        .createQuery(SELECT + "order by i.tenant")
        .bind("app", app.id())
        .map((row, context) -> stored(app, row))
        .list();
  }

  static void insert(Handle handle, String app, String tenant, Instant at) {
    handle.execute(
        """
        insert into store_app_installation (app, tenant, installed_at) values (?, ?, ?)
        on conflict do nothing
        """,
        app,
        tenant,
        Micros.of(at));
  }

  /** Returns whether there was anything to delete. */
  static boolean delete(Handle handle, String app, String tenant) {
    return handle.execute(
            "delete from store_app_installation where app = ? and tenant = ?", app, tenant)
        > 0;
  }

  static void keepTokenEnd(Handle handle, Installation installation, Instant end) {
    handle.execute(
        "update store_app_installation set token_end = ? where app = ? and tenant = ?",
        Micros.of(end),
        installation.app().id(),
        installation.tenant());
  }

  static Optional<String> keyOf(Handle handle, String tenant) {
    return handle
        .createQuery("select tenant_key from tenant_key where tenant = :tenant")
        .bind("tenant", tenant)
        .mapTo(String.class)
        .findOne();
  }

  static Optional<String> tenantOf(Handle handle, String tenantKey) {
    return handle
        .createQuery("select tenant from tenant_key where tenant_key = :key")
        .bind("key", tenantKey)
        .mapTo(String.class)
        .findOne();
  }

  static void keepKey(Handle handle, String tenant, String tenantKey) {
    handle.execute("insert into tenant_key (tenant, tenant_key) values (?, ?)", tenant, tenantKey);
  }

  private static Stored stored(StoreApp app, ResultSet row) throws SQLException {
    Installation installation =
        new Installation(app, row.getString("tenant"), row.getString("tenant_key"));
    long end = row.getLong("token_end");
    return new Stored(installation, row.wasNull() ? null : Micros.instant(end));
  }
}
