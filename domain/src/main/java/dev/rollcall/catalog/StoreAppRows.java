package dev.rollcall.catalog;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of store apps, with their scopes. */
final class StoreAppRows {
  private static final String SELECT =
      "select id, secret_hash, generation, token_end, ticket_url, verification_token from store_app ";

  private StoreAppRows() {}

  /**
   * A store app as its row has it.
   *
   * @param secretHash the kept form of its secret, or null while it is revoked
   * @param tokenEnd the end of the app token given last, or null when none is good
   */
  record Stored(StoreApp app, @Nullable String secretHash, @Nullable Instant tokenEnd) {
    /** Without the hash, which has no business in a log. */
    @Override
    public String toString() {
      return "Stored[" + app.id() + ", tokenEnd=" + tokenEnd + "]";
    }
  }

  static Optional<Stored> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where id = :id")
        .bind("id", id)
        .map((row, context) -> stored(handle, row))
        .findOne();
  }

  static List<Stored> all(Handle handle) {
    return handle
        .createQuery(SELECT + "order by id")
        .map((row, context) -> stored(handle, row))
        .list();
  }

  static void insert(Handle handle, StoreApp app, String hash, Instant at) {
    handle
        .createUpdate(
            """
            insert into store_app
              (id, secret_hash, generation, ticket_url, verification_token, created_at)
            values (:id, :hash, :generation, :url, :verification, :at)
            """)
        .bind("id", app.id())
        .bind("hash", hash)
        .bind("generation", app.generation())
        .bind("url", app.ticketUrl() == null ? null : app.ticketUrl().toString())
        .bind("verification", app.verificationToken())
        .bind("at", Micros.of(at))
        .execute();
    for (String scope : app.scopes()) {
      handle.execute("insert into store_app_scope (app, scope) values (?, ?)", app.id(), scope);
    }
  }

  /** Tokens of the old generation are void, so none is left to give again. */
  static void changeSecret(Handle handle, String id, @Nullable String hash) {
    handle
        .createUpdate(
            """
            update store_app
            set secret_hash = :hash, generation = generation + 1, token_end = null
            where id = :id
            """)
        .bind("hash", hash)
        .bind("id", id)
        .execute();
    handle.execute("update store_app_installation set token_end = null where app = ?", id);
  }

  static void keepTokenEnd(Handle handle, String id, Instant end) {
    handle.execute("update store_app set token_end = ? where id = ?", Micros.of(end), id);
  }

  private static Stored stored(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString("id");
    String url = row.getString("ticket_url");
    StoreApp app =
        new StoreApp(
            id,
            new HashSet<>(
                handle
                    .createQuery("select scope from store_app_scope where app = :app")
                    .bind("app", id)
                    .mapTo(String.class)
                    .list()),
            url == null ? null : URI.create(url),
            row.getString("verification_token"),
            row.getInt("generation"));
    long end = row.getLong("token_end");
    Instant tokenEnd = row.wasNull() ? null : Micros.instant(end);
    return new Stored(app, row.getString("secret_hash"), tokenEnd);
  }
}
