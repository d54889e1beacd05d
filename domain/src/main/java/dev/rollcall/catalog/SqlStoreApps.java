package dev.rollcall.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The store apps: who may log in, for which tenants, and until when tokens given last are good. */
final class SqlStoreApps implements StoreApps {
  private record Name(String app, String tenantKey) {}

  private final SqliteDatabase database;
  private final SqlAuditLog auditLog;
  private final Clock clock;
  private final Recent<String, StoreAppRows.Stored> recent;
  private final Recent<Name, InstallationRows.Stored> recentInstallations;
  private final VerifiedSecrets secrets = new VerifiedSecrets();

  SqlStoreApps(SqliteDatabase database, SqlAuditLog auditLog, Clock clock) {
    this.database = database;
    this.auditLog = auditLog;
    this.clock = clock;
    this.recent = new Recent<>(database.freshness());
    this.recentInstallations = new Recent<>(database.freshness());
  }

  @Override
  public void add(StoreApp app, String secret, String actor) {
    SqlApps.check(secret);
    String hash = secrets.keep(secret);
    database.write(handle -> {
      boolean taken =
          StoreAppRows.find(handle, app.id()).isPresent()
              || AppRows.find(handle, Vendor.FEISHU, app.id()).isPresent();
      if (taken) {
        throw new CatalogConflict("There is an app " + app.id() + " already.");
      }
      StoreAppRows.insert(handle, app, hash, clock.instant());
      audit(handle, actor, "storeApp.add", app);
      return app;
    });
  }

  @Override
  public StoreApp rotate(String id, String secret, String actor) {
    SqlApps.check(secret);
    return change(id, secrets.keep(secret), "storeApp.rotate", actor);
  }

  @Override
  public StoreApp revoke(String id, String actor) {
    return change(id, null, "storeApp.revoke", actor);
  }

  private StoreApp change(String id, @Nullable String hash, String action, String actor) {
    return database.write(handle -> {
      require(handle, id);
      StoreAppRows.changeSecret(handle, id, hash);
      StoreApp changed = require(handle, id).app();
      audit(handle, actor, action, changed);
      return changed;
    });
  }

  @Override
  public Optional<StoreApp> find(String id) {
    return stored(id).map(StoreAppRows.Stored::app);
  }

  @Override
  public List<StoreApp> all() {
    return database.read(StoreAppRows::all).stream().map(StoreAppRows.Stored::app).toList();
  }

  @Override
  public Optional<StoreApp> authenticate(String id, String secret) {
    StoreAppRows.@Nullable Stored stored = stored(id).orElse(null);
    String hash = stored == null ? null : stored.secretHash();
    if (stored == null || hash == null) {
      secrets.refuse(secret);
      return Optional.empty();
    }
    return secrets.verify(secret, hash) ? Optional.of(stored.app()) : Optional.empty();
  }

  @Override
  public Installation install(String id, String tenant, @Nullable String tenantKey, String actor) {
    return database.write(handle -> {
      StoreApp app = require(handle, id).app();
      SqlTenants.require(handle, tenant);
      String key = key(handle, tenant, tenantKey);
      InstallationRows.insert(handle, id, tenant, clock.instant());
      auditLog.record(handle, tenant, actor, "storeApp.install", subject(id), "tenant " + tenant);
      return new Installation(app, tenant, key);
    });
  }

  private static String key(Handle handle, String tenant, @Nullable String wished) {
    Optional<String> known = InstallationRows.keyOf(handle, tenant);
    if (known.isPresent()) {
      if (wished != null && !wished.equals(known.get())) {
        throw new CatalogConflict(
            "Tenant " + tenant + " has the key " + known.get() + " already; leave the other out.");
      }
      return known.get();
    }
    String key = wished == null ? Secrets.newTenantKey() : wished;
    Optional<String> owner = InstallationRows.tenantOf(handle, key);
    if (owner.isPresent()) {
      throw new CatalogConflict("The key " + key + " belongs to tenant " + owner.get() + ".");
    }
    InstallationRows.keepKey(handle, tenant, key);
    return key;
  }

  @Override
  public void uninstall(String id, String tenant, String actor) {
    database.write(handle -> {
      if (!InstallationRows.delete(handle, id, tenant)) {
        throw new CatalogMissing("The app " + id + " is not installed in tenant " + tenant + ".");
      }
      auditLog.record(handle, tenant, actor, "storeApp.uninstall", subject(id), "tenant " + tenant);
      return id;
    });
  }

  @Override
  public Optional<Installation> installation(String id, String tenantKey) {
    return storedInstallation(id, tenantKey).map(InstallationRows.Stored::installation);
  }

  @Override
  public List<Installation> installations(String id) {
    return find(id)
        .map(app ->
            database.read(handle -> InstallationRows.of(handle, app)).stream()
                .map(InstallationRows.Stored::installation)
                .toList())
        .orElse(List.of());
  }

  @Override
  public Instant appTokenEnd(StoreApp app, Instant now, Duration lifetime, Duration reserve) {
    TokenEnd given = new TokenEnd(now, lifetime, reserve);
    Optional<Instant> kept = given.reuse(stored(app.id()).map(StoreAppRows.Stored::tokenEnd));
    return kept.orElseGet(() ->
        database.write(handle -> {
          // Looks again inside the transaction: whoever comes second takes what the first one kept.
          Optional<Instant> others =
              given.reuse(Optional.ofNullable(require(handle, app.id()).tokenEnd()));
          Instant end = others.orElse(given.renewed());
          StoreAppRows.keepTokenEnd(handle, app.id(), end);
          return end;
        }));
  }

  @Override
  public Instant tenantTokenEnd(
      Installation installation, Instant now, Duration lifetime, Duration reserve) {
    TokenEnd given = new TokenEnd(now, lifetime, reserve);
    StoreApp app = installation.app();
    String key = installation.tenantKey();
    Optional<Instant> kept =
        given.reuse(storedInstallation(app.id(), key).map(InstallationRows.Stored::tokenEnd));
    return kept.orElseGet(() ->
        database.write(handle -> {
          Optional<Instant> others =
              given.reuse(
                  InstallationRows.find(handle, app, key).map(InstallationRows.Stored::tokenEnd));
          Instant end = others.orElse(given.renewed());
          InstallationRows.keepTokenEnd(handle, installation, end);
          return end;
        }));
  }

  private Optional<StoreAppRows.Stored> stored(String id) {
    return recent.get(id, name -> database.read(handle -> StoreAppRows.find(handle, name)));
  }

  private Optional<InstallationRows.Stored> storedInstallation(String id, String tenantKey) {
    return recentInstallations.get(
        new Name(id, tenantKey),
        name ->
            database.read(handle ->
                StoreAppRows.find(handle, name.app())
                    .flatMap(
                        stored -> InstallationRows.find(handle, stored.app(), name.tenantKey()))));
  }

  private void audit(Handle handle, String actor, String action, StoreApp app) {
    auditLog.record(
        handle, null, actor, action, subject(app.id()), "generation " + app.generation());
  }

  private static String subject(String id) {
    return "store:" + id;
  }

  private static StoreAppRows.Stored require(Handle handle, String id) {
    return StoreAppRows.find(handle, id)
        .orElseThrow(() -> new CatalogMissing("There is no store app " + id + "."));
  }
}
