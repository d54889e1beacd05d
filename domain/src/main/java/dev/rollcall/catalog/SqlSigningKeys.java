package dev.rollcall.catalog;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The signing key: whoever asks first makes it, all others find it. */
final class SqlSigningKeys implements SigningKeys {
  private static final int BYTES = 32;

  private final SqliteDatabase database;
  private final Clock clock;
  private volatile byte @Nullable [] known;

  SqlSigningKeys(SqliteDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public byte[] current() {
    byte[] key = known;
    if (key == null) {
      key = database.read(SqlSigningKeys::find).orElseGet(this::make);
      known = key;
    }
    return key.clone();
  }

  private byte[] make() {
    return database.write(handle -> {
      Optional<byte[]> others = find(handle);
      if (others.isPresent()) {
        return others.get();
      }
      byte[] made = Secrets.random(BYTES);
      handle.execute(
          "insert into signing_key (id, secret, created_at) values (1, ?, ?)",
          made,
          Micros.of(clock.instant()));
      return made;
    });
  }

  private static Optional<byte[]> find(Handle handle) {
    return handle
        .createQuery("select secret from signing_key where id = 1")
        .map((row, context) -> row.getBytes("secret"))
        .findOne();
  }
}
