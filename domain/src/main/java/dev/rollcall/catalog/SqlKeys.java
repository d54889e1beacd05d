package dev.rollcall.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The keys of our own API, found by the hash of their text. */
final class SqlKeys implements Keys {
  private static final String SELECT = "select id, tenant, purpose from api_key ";

  private final SqliteDatabase database;
  private final SqlAuditLog auditLog;
  private final Clock clock;
  private final Recent<String, Key> recent;

  SqlKeys(SqliteDatabase database, SqlAuditLog auditLog, Clock clock) {
    this.database = database;
    this.auditLog = auditLog;
    this.clock = clock;
    this.recent = new Recent<>(database.freshness());
  }

  @Override
  public String add(String tenant, Key.Purpose purpose, String actor) {
    String text = Secrets.newKey();
    Key key = new Key(Secrets.newKeyId(), tenant, purpose);
    database.write(handle -> {
      SqlTenants.require(handle, tenant);
      insert(handle, key, hash(text));
      auditLog.record(handle, key.tenant(), actor, "key.add", key.id(), describe(key));
      return key;
    });
    return text;
  }

  @Override
  public void revoke(String id, String actor) {
    database.write(handle -> {
      Key key =
          handle
              .createQuery(SELECT + "where id = :id and revoked_at is null")
              .bind("id", id)
              .map((row, context) -> key(row))
              .findOne()
              .orElseThrow(() -> new CatalogMissing("There is no key " + id + " in use."));
      handle
          .createUpdate("update api_key set revoked_at = :at where id = :id")
          .bind("at", Micros.of(clock.instant()))
          .bind("id", id)
          .execute();
      auditLog.record(handle, key.tenant(), actor, "key.revoke", id, describe(key));
      return key;
    });
  }

  @Override
  public Optional<Key> authenticate(String text) {
    return recent.get(hash(text), key -> database.read(handle -> read(handle, key)));
  }

  @Override
  public List<Key> of(String tenant) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT + "where tenant = :tenant and revoked_at is null order by created_at, id")
            .bind("tenant", tenant)
            .map((row, context) -> key(row))
            .list());
  }

  private static Optional<Key> read(Handle handle, String hash) {
    return handle
        .createQuery(SELECT + "where key_hash = :hash and revoked_at is null")
        .bind("hash", hash)
        .map((row, context) -> key(row))
        .findOne();
  }

  private void insert(Handle handle, Key key, String hash) {
    handle
        .createUpdate(
            """
            insert into api_key (id, tenant, purpose, key_hash, created_at)
            values (:id, :tenant, :purpose, :hash, :at)
            """)
        .bind("id", key.id())
        .bind("tenant", key.tenant())
        .bind("purpose", Words.of(key.purpose()))
        .bind("hash", hash)
        .bind("at", Micros.of(clock.instant()))
        .execute();
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getString("id"),
        row.getString("tenant"),
        Words.read(Key.Purpose.class, row.getString("purpose")));
  }

  private static String describe(Key key) {
    return "tenant " + key.tenant() + ", for " + Words.of(key.purpose());
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256; use another.", e);
    }
  }
}
