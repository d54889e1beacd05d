package dev.rollcall.kit.catalog;

import dev.rollcall.catalog.Catalog;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every catalog must do, whatever it is kept in. A test of an implementation extends this,
 * says how to open its catalog, and inherits every case.
 */
public abstract class CatalogContract
    implements TenantsContract,
        AppsContract,
        StoreAppsContract,
        TokensContract,
        KeysContract,
        PeopleContract,
        PublicationsContract,
        RecordsContract {
  private Catalog opened;

  /** Opens the catalog of this test once more; in a new test it is empty. */
  protected abstract Catalog open(Clock clock) throws Exception;

  @BeforeEach
  void openCatalog() throws Exception {
    opened = open();
  }

  @AfterEach
  void closeCatalog() {
    opened.close();
  }

  @Override
  public final Catalog catalog() {
    return opened;
  }

  @Override
  public final Catalog open() throws Exception {
    return open(Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
