package dev.rollcall.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * The catalog in one SQLite file. Several processes may have it open, each as often as it likes.
 * Nothing else in this process may open the file itself: closing it would drop SQLite's locks.
 */
public final class SqliteCatalog implements Catalog {
  /** The version of the schema that this program reads and writes. */
  public static final int SCHEMA = SqliteSchema.VERSION;

  private final SqliteDatabase database;
  private final SqlAuditLog auditLog;
  private final SqlTenants tenants;
  private final SqlApps apps;
  private final SqlStoreApps storeApps;
  private final SqlKeys keys;
  private final SqlPeople people;
  private final SqlErasures erasures;
  private final SqlPublications publications;
  private final SqlSigningKeys signingKeys;

  private SqliteCatalog(SqliteDatabase database, Clock clock) {
    this.database = database;
    this.auditLog = new SqlAuditLog(database, clock);
    this.tenants = new SqlTenants(database, auditLog, clock);
    this.apps = new SqlApps(database, auditLog, clock);
    this.storeApps = new SqlStoreApps(database, auditLog, clock);
    this.keys = new SqlKeys(database, auditLog, clock);
    this.erasures = new SqlErasures(database, auditLog, clock);
    this.people = new SqlPeople(database, erasures);
    this.publications = new SqlPublications(database);
    this.signingKeys = new SqlSigningKeys(database, clock);
  }

  /**
   * Opens a catalog file, and makes it when it is not there; its folder must be.
   *
   * @param clock stamps what is created and the audit log
   * @throws CatalogVersionException when a newer Rollcall has written it
   * @throws CatalogException when it cannot be opened
   */
  public static SqliteCatalog open(Path file, Clock clock) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CatalogException(
          "The catalog " + absolute + " cannot be opened: its folder is not there. Make it first.");
    }
    try {
      new SqliteSchema(absolute).bringUpToDate();
      return new SqliteCatalog(new SqliteDatabase(absolute), clock);
    } catch (SQLException | IOException e) {
      throw SqliteFaults.of("opened", absolute, e);
    }
  }

  /**
   * The version of a catalog file's schema; 0 when the file is empty. Nothing is changed, however
   * old the file is.
   *
   * @throws CatalogException when it is not there or can not be read
   */
  public static int schemaOf(Path file) {
    Path absolute = file.toAbsolutePath();
    if (!Files.isRegularFile(absolute)) {
      throw new CatalogException("The catalog " + absolute + " is not there.");
    }
    try {
      return new SqliteSchema(absolute).version();
    } catch (SQLException e) {
      throw SqliteFaults.of("opened", absolute, e);
    }
  }

  @Override
  public Tenants tenants() {
    return tenants;
  }

  @Override
  public Apps apps() {
    return apps;
  }

  @Override
  public StoreApps storeApps() {
    return storeApps;
  }

  @Override
  public Keys keys() {
    return keys;
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public Erasures erasures() {
    return erasures;
  }

  @Override
  public Publications publications() {
    return publications;
  }

  @Override
  public SigningKeys signingKeys() {
    return signingKeys;
  }

  @Override
  public AuditLog auditLog() {
    return auditLog;
  }

  /** What SQLite finds wrong with the file, reading all of it; empty when nothing. */
  public List<String> damage() {
    return database.damage();
  }

  /**
   * Writes the catalog as it is at one moment to a new file, while it may be in use.
   *
   * @throws CatalogException when the file is there already or can not be written
   */
  public void copyTo(Path copy) {
    database.copyTo(copy);
  }

  @Override
  public void close() {
    database.close();
  }
}
