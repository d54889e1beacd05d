package dev.rollcall.catalog;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The published versions. A day's current version is the one that nothing has replaced. */
final class SqlPublications implements Publications {
  private record Place(String tenant, Region region) {}

  private static final String SELECT =
      """
      select tenant, region, day, version, sequence, manifest, journal_events, state_before,
        state_after, published_at
      from publication
      """;

  private final SqliteDatabase database;
  private final Recent<Place, Long> sequences;
  private final SqlHorizons horizons;

  SqlPublications(SqliteDatabase database) {
    this.database = database;
    this.sequences = new Recent<>(database.freshness());
    this.horizons = new SqlHorizons(database);
  }

  @Override
  public long publish(List<Entry> days, Instant at) {
    if (days.isEmpty()) {
      return database.read(SqlPublications::last);
    }
    Set<TenantDay> distinct = new HashSet<>();
    for (Entry entry : days) {
      if (!distinct.add(entry.day())) {
        throw new IllegalArgumentException(entry.day() + " is to be published twice at once.");
      }
    }
    return database.write(handle -> publish(handle, days, at));
  }

  @Override
  public long sequence(String tenant, Region region) {
    return sequences
        .get(
            new Place(tenant, region),
            place -> Optional.of(database.read(handle -> sequence(handle, place))))
        .orElseThrow();
  }

  @Override
  public List<Publication> at(String tenant, Region region, long sequence) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    where tenant = :tenant and region = :region and sequence <= :sequence
                      and (replaced_by is null or replaced_by > :sequence)
                    order by day
                    """)
            .bind("tenant", tenant)
            .bind("region", region.code())
            .bind("sequence", sequence)
            .map((row, context) -> publication(row))
            .list());
  }

  @Override
  public List<Publication> replacedBefore(Instant before) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    where replaced_by is not null and replaced_at < :before
                    order by tenant, region, day, version
                    """)
            .bind("before", Micros.of(before))
            .map((row, context) -> publication(row))
            .list());
  }

  @Override
  public void forget(List<Publication> publications) {
    if (publications.isEmpty()) {
      return;
    }
    database.write(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              delete from publication
              where tenant = ? and region = ? and day = ? and version = ?
                and replaced_by is not null
              """);
      for (Publication publication : publications) {
        TenantDay day = publication.day();
        batch.add(day.tenant(), day.region().code(), day.day().toString(), publication.version());
      }
      return batch.execute();
    });
  }

  @Override
  public Horizon horizon(String tenant, Region region) {
    return horizons.of(tenant, region);
  }

  @Override
  public void forgetReplaced(String tenant, Region region) {
    horizons.forgetReplaced(tenant, region);
  }

  @Override
  public void journalGone(String tenant, Region region, LocalDate through) {
    horizons.journalGone(tenant, region, through);
  }

  @Override
  public void figuresGone(String tenant, Region region, LocalDate through) {
    horizons.figuresGone(tenant, region, through);
  }

  private static long publish(Handle handle, List<Entry> days, Instant at) {
    days.stream()
        .map(entry -> entry.day().tenant())
        .distinct()
        .forEach(tenant -> SqlTenants.require(handle, tenant));
    long sequence = next(handle);
    replace(handle, days, sequence, Micros.of(at));
    insert(handle, days, sequence, Micros.of(at));
    return sequence;
  }

  private static void replace(Handle handle, List<Entry> days, long sequence, long at) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update publication set replaced_by = ?, replaced_at = ?
            where tenant = ? and region = ? and day = ? and replaced_by is null
            """);
    for (Entry entry : days) {
      TenantDay day = entry.day();
      batch.add(sequence, at, day.tenant(), day.region().code(), day.day().toString());
    }
    batch.execute();
  }

  /** The version is one more than the highest of the day, which is always there still. */
  private static void insert(Handle handle, List<Entry> days, long sequence, long at) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into publication (tenant, region, day, version, sequence, manifest,
              journal_events, state_before, state_after, published_at)
            select :tenant, :region, :day, coalesce(max(version), 0) + 1, :sequence, :manifest,
              :events, :before, :after, :at
            from publication where tenant = :tenant and region = :region and day = :day
            """);
    for (Entry entry : days) {
      batch
          .bind("tenant", entry.day().tenant())
          .bind("region", entry.day().region().code())
          .bind("day", entry.day().day().toString())
          .bind("sequence", sequence)
          .bind("manifest", entry.manifest())
          .bind("events", entry.journalEvents())
          .bind("before", entry.stateBefore())
          .bind("after", entry.stateAfter())
          .bind("at", at)
          .add();
    }
    batch.execute();
  }

  /** Moves the sequence of all publications on. */
  static long next(Handle handle) {
    handle.execute("update publication_sequence set last = last + 1");
    return last(handle);
  }

  private static long last(Handle handle) {
    return handle.createQuery("select last from publication_sequence").mapTo(long.class).one();
  }

  private static long sequence(Handle handle, Place place) {
    return handle
        .createQuery(
            """
            select coalesce(max(sequence), 0) from (
              select sequence from publication where tenant = :tenant and region = :region
              union all
              select sequence from horizon where tenant = :tenant and region = :region)
            """)
        .bind("tenant", place.tenant())
        .bind("region", place.region().code())
        .mapTo(long.class)
        .one();
  }

  private static Publication publication(ResultSet row) throws SQLException {
    TenantDay day =
        new TenantDay(
            row.getString("tenant"),
            SqlTenants.region(row.getString("region")),
            LocalDate.parse(row.getString("day")));
    return new Publication(
        row.getLong("sequence"),
        day,
        row.getInt("version"),
        row.getString("manifest"),
        row.getLong("journal_events"),
        row.getString("state_before"),
        row.getString("state_after"),
        Micros.instant(row.getLong("published_at")));
  }
}
