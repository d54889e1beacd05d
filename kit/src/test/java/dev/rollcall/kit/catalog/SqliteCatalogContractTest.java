package dev.rollcall.kit.catalog;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.SqliteCatalog;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** The catalog in one SQLite file keeps the contract. */
class SqliteCatalogContractTest extends CatalogContract {
  @TempDir Path folder;

  @Override
  protected Catalog open(Clock clock) {
    return SqliteCatalog.open(folder.resolve("catalog.db"), clock);
  }
}
