package dev.rollcall.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of apps, with their scopes and departments. */
final class AppRows {
  private static final String SELECT =
      "select a.vendor, a.id, a.tenant, a.secret_hash, a.generation, a.token_end from vendor_app a ";

  private AppRows() {}

  static Optional<StoredApp> find(Handle handle, Vendor vendor, String id) {
    return handle
        .createQuery(SELECT + "where a.vendor = :vendor and a.id = :id")
        .bind("vendor", Words.of(vendor))
        .bind("id", id)
        .map((row, context) -> app(handle, row))
        .findOne();
  }

  static List<StoredApp> of(Handle handle, String tenant) {
    return handle
        .createQuery(SELECT + "where a.tenant = :tenant order by a.vendor, a.id")
        .bind("tenant", tenant)
        .map((row, context) -> app(handle, row))
        .list();
  }

  static List<StoredApp> ofCorp(Handle handle, String corpId) {
    return handle
        .createQuery(
            SELECT
                + """
                join tenant t on t.id = a.tenant
                where t.corp_id = :corp and a.vendor = :vendor
                order by a.id
                """)
        .bind("corp", corpId)
        .bind("vendor", Words.of(Vendor.WECOM))
        .map((row, context) -> app(handle, row))
        .list();
  }

  static boolean hasCorp(Handle handle, String tenant) {
    return handle
        .createQuery("select id from tenant where id = :tenant and corp_id is not null")
        .bind("tenant", tenant)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  static void insert(Handle handle, VendorApp app, String hash, Instant at) {
    String vendor = Words.of(app.vendor());
    handle
        .createUpdate(
            """
            insert into vendor_app (vendor, id, tenant, secret_hash, generation, created_at)
            values (:vendor, :id, :tenant, :hash, :generation, :at)
            """)
        .bind("vendor", vendor)
        .bind("id", app.id())
        .bind("tenant", app.tenant())
        .bind("hash", hash)
        .bind("generation", app.generation())
        .bind("at", Micros.of(at))
        .execute();
    for (String scope : app.scopes()) {
      handle.execute(
          "insert into vendor_app_scope (vendor, app, scope) values (?, ?, ?)",
          vendor,
          app.id(),
          scope);
    }
    for (String department : app.departments()) {
      handle.execute(
          "insert into vendor_app_department (vendor, app, department) values (?, ?, ?)",
          vendor,
          app.id(),
          department);
    }
  }

  /** Tokens of the old generation are void, so none is left to give again. */
  static void changeSecret(Handle handle, Vendor vendor, String id, @Nullable String hash) {
    handle
        .createUpdate(
            """
            update vendor_app
            set secret_hash = :hash, generation = generation + 1, token_end = null
            where vendor = :vendor and id = :id
            """)
        .bind("hash", hash)
        .bind("vendor", Words.of(vendor))
        .bind("id", id)
        .execute();
  }

  static void keepTokenEnd(Handle handle, Vendor vendor, String id, Instant end) {
    handle
        .createUpdate("update vendor_app set token_end = :end where vendor = :vendor and id = :id")
        .bind("end", Micros.of(end))
        .bind("vendor", Words.of(vendor))
        .bind("id", id)
        .execute();
  }

  private static StoredApp app(Handle handle, ResultSet row) throws SQLException {
    String vendor = row.getString("vendor");
    String id = row.getString("id");
    VendorApp app =
        new VendorApp(
            id,
            row.getString("tenant"),
            Words.read(Vendor.class, vendor),
            words(handle, "select scope from vendor_app_scope", vendor, id),
            words(handle, "select department from vendor_app_department", vendor, id),
            row.getInt("generation"));
    long end = row.getLong("token_end");
    Instant tokenEnd = row.wasNull() ? null : Micros.instant(end);
    return new StoredApp(app, row.getString("secret_hash"), tokenEnd);
  }

  private static Set<String> words(Handle handle, String select, String vendor, String app) {
    return new HashSet<>(
        handle
            .createQuery(select + " where vendor = :vendor and app = :app")
            .bind("vendor", vendor)
            .bind("app", app)
            .mapTo(String.class)
            .list());
  }
}
