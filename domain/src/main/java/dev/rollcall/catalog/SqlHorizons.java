package dev.rollcall.catalog;

import dev.rollcall.events.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How far back regions go: what was replaced or is no longer kept is forgotten here. */
final class SqlHorizons {
  private record Place(String tenant, Region region) {}

  private final SqliteDatabase database;
  private final Recent<Place, Horizon> recent;

  SqlHorizons(SqliteDatabase database) {
    this.database = database;
    this.recent = new Recent<>(database.freshness());
  }

  Horizon of(String tenant, Region region) {
    return recent
        .get(
            new Place(tenant, region),
            place -> Optional.of(database.read(handle -> read(handle, place))))
        .orElseThrow();
  }

  void forgetReplaced(String tenant, Region region) {
    database.write(handle -> {
      handle.execute(
          """
          delete from publication
          where tenant = ? and region = ? and replaced_by is not null
          """,
          tenant,
          region.code());
      row(handle, tenant, region);
      return handle.execute(
          "update horizon set sequence = ? where tenant = ? and region = ?",
          SqlPublications.next(handle),
          tenant,
          region.code());
    });
  }

  void journalGone(String tenant, Region region, LocalDate through) {
    database.write(handle -> {
      row(handle, tenant, region);
      return handle.execute(
          """
          update horizon set journal_through = max(coalesce(journal_through, ''), ?)
          where tenant = ? and region = ?
          """,
          through.toString(),
          tenant,
          region.code());
    });
  }

  void figuresGone(String tenant, Region region, LocalDate through) {
    database.write(handle -> {
      row(handle, tenant, region);
      handle.execute(
          "delete from publication where tenant = ? and region = ? and day <= ?",
          tenant,
          region.code(),
          through.toString());
      return handle.execute(
          """
          update horizon set figures_through = max(coalesce(figures_through, ''), ?)
          where tenant = ? and region = ?
          """,
          through.toString(),
          tenant,
          region.code());
    });
  }

  private static void row(Handle handle, String tenant, Region region) {
    SqlTenants.require(handle, tenant);
    handle.execute(
        "insert or ignore into horizon (tenant, region, sequence) values (?, ?, 0)",
        tenant,
        region.code());
  }

  private static Horizon read(Handle handle, Place place) {
    return handle
        .createQuery(
            """
            select sequence, journal_through, figures_through from horizon
            where tenant = :tenant and region = :region
            """)
        .bind("tenant", place.tenant())
        .bind("region", place.region().code())
        .map((row, context) -> horizon(row))
        .findOne()
        .orElse(Horizon.NONE);
  }

  private static Horizon horizon(ResultSet row) throws SQLException {
    return new Horizon(
        row.getLong("sequence"),
        day(row.getString("journal_through")),
        day(row.getString("figures_through")));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
