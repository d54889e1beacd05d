package dev.rollcall.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The vendor apps: who may log in, and until when the token given last is good. */
final class SqlApps implements Apps {
  private record Name(Vendor vendor, String id) {}

  private final SqliteDatabase database;
  private final SqlAuditLog auditLog;
  private final Clock clock;
  private final Recent<Name, StoredApp> recent;
  private final Recent<String, List<StoredApp>> recentOfCorp;
  private final VerifiedSecrets secrets = new VerifiedSecrets();

  SqlApps(SqliteDatabase database, SqlAuditLog auditLog, Clock clock) {
    this.database = database;
    this.auditLog = auditLog;
    this.clock = clock;
    this.recent = new Recent<>(database.freshness());
    this.recentOfCorp = new Recent<>(database.freshness());
  }

  @Override
  public void add(VendorApp app, String secret, String actor) {
    check(secret);
    refuseTwin(app.vendor(), app.tenant(), app.id(), secret);
    String hash = secrets.keep(secret);
    database.write(handle -> {
      SqlTenants.require(handle, app.tenant());
      if (AppRows.find(handle, app.vendor(), app.id()).isPresent() || isStoreApp(handle, app)) {
        throw new CatalogConflict("There is an app " + app.id() + " already.");
      }
      requireCorp(handle, app);
      AppRows.insert(handle, app, hash, clock.instant());
      audit(handle, actor, "app.add", app);
      return app;
    });
  }

  @Override
  public VendorApp rotate(Vendor vendor, String id, String secret, String actor) {
    check(secret);
    refuseTwin(vendor, require(stored(vendor, id), id).app().tenant(), id, secret);
    return change(vendor, id, secrets.keep(secret), "app.rotate", actor);
  }

  @Override
  public VendorApp revoke(Vendor vendor, String id, String actor) {
    return change(vendor, id, null, "app.revoke", actor);
  }

  @Override
  public Optional<VendorApp> find(Vendor vendor, String id) {
    return stored(vendor, id).map(StoredApp::app);
  }

  @Override
  public List<VendorApp> of(String tenant) {
    return database.read(handle -> AppRows.of(handle, tenant)).stream()
        .map(StoredApp::app)
        .toList();
  }

  @Override
  public Optional<VendorApp> authenticate(Vendor vendor, String id, String secret) {
    return owner(stored(vendor, id).stream().toList(), secret);
  }

  @Override
  public Optional<VendorApp> authenticateCorp(String corpId, String secret) {
    return owner(ofCorp(corpId), secret);
  }

  @Override
  public Instant tokenEnd(VendorApp app, Instant now, Duration lifetime, Duration reserve) {
    TokenEnd given = new TokenEnd(now, lifetime, reserve);
    Optional<Instant> kept = given.reuse(stored(app.vendor(), app.id()).map(StoredApp::tokenEnd));
    return kept.isPresent() ? kept.get() : renew(app, given);
  }

  /** Looks again inside the transaction: whoever comes second takes what the first one kept. */
  private Instant renew(VendorApp app, TokenEnd given) {
    return database.write(handle -> {
      StoredApp stored = require(AppRows.find(handle, app.vendor(), app.id()), app.id());
      Optional<Instant> kept = given.reuse(Optional.ofNullable(stored.tokenEnd()));
      if (kept.isPresent()) {
        return kept.get();
      }
      AppRows.keepTokenEnd(handle, app.vendor(), app.id(), given.renewed());
      return given.renewed();
    });
  }

  private VendorApp change(
      Vendor vendor, String id, @Nullable String hash, String action, String actor) {
    return database.write(handle -> {
      require(AppRows.find(handle, vendor, id), id);
      AppRows.changeSecret(handle, vendor, id, hash);
      VendorApp changed = require(AppRows.find(handle, vendor, id), id).app();
      audit(handle, actor, action, changed);
      return changed;
    });
  }

  private void audit(Handle handle, String actor, String action, VendorApp app) {
    String detail = "tenant " + app.tenant() + ", generation " + app.generation();
    String subject = Words.of(app.vendor()) + ":" + app.id();
    auditLog.record(handle, app.tenant(), actor, action, subject, detail);
  }

  /** Secrets known to be right are cheap; all others cost at least one slow hash. */
  private Optional<VendorApp> owner(List<StoredApp> candidates, String secret) {
    for (StoredApp candidate : candidates) {
      String hash = candidate.secretHash();
      if (hash != null && secrets.remembers(secret, hash)) {
        return Optional.of(candidate.app());
      }
    }
    boolean tried = false;
    for (StoredApp candidate : candidates) {
      String hash = candidate.secretHash();
      if (hash != null) {
        tried = true;
        if (secrets.verify(secret, hash)) {
          return Optional.of(candidate.app());
        }
      }
    }
    if (!tried) {
      secrets.refuse(secret);
    }
    return Optional.empty();
  }

  private Optional<StoredApp> stored(Vendor vendor, String id) {
    return recent.get(
        new Name(vendor, id),
        name -> database.read(handle -> AppRows.find(handle, name.vendor(), name.id())));
  }

  private List<StoredApp> ofCorp(String corpId) {
    return recentOfCorp
        .get(
            corpId,
            corp ->
                Optional.of(database.read(handle -> AppRows.ofCorp(handle, corp)))
                    .filter(apps -> !apps.isEmpty()))
        .orElse(List.of());
  }

  /** Refuses a secret that is none. */
  static void check(String secret) {
    Optional<String> refusal = Secrets.refusal(secret);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  /** WeCom names no app at login, only corp and secret; so within a corp a secret names one app. */
  private void refuseTwin(Vendor vendor, String tenant, String id, String secret) {
    if (vendor != Vendor.WECOM) {
      return;
    }
    for (StoredApp other : database.read(handle -> AppRows.of(handle, tenant))) {
      String hash = other.secretHash();
      boolean rival = other.app().vendor() == Vendor.WECOM && !other.app().id().equals(id);
      if (rival && hash != null && secrets.verify(secret, hash)) {
        throw new CatalogConflict(
            "App "
                + other.app().id()
                + " of tenant "
                + tenant
                + " has this secret; choose another.");
      }
    }
  }

  private static boolean isStoreApp(Handle handle, VendorApp app) {
    return app.vendor() == Vendor.FEISHU && StoreAppRows.find(handle, app.id()).isPresent();
  }

  private static void requireCorp(Handle handle, VendorApp app) {
    if (app.vendor() == Vendor.WECOM && !AppRows.hasCorp(handle, app.tenant())) {
      throw new IllegalArgumentException(
          "Tenant " + app.tenant() + " has no WeCom corp id, so it cannot have a WeCom app.");
    }
  }

  private static StoredApp require(Optional<StoredApp> app, String id) {
    return app.orElseThrow(() -> new CatalogMissing("There is no app " + id + "."));
  }
}
