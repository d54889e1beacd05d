package dev.rollcall.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.Region;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to the catalog in one SQLite file. */
class SqliteCatalogTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("catalog.db");
  }

  @Test
  void aCatalogOfANewerVersionIsRefusedAndNotTouched() throws Exception {
    OtherProcess.open(file).close();
    execute(
        """
        insert into flyway_schema_history (installed_rank, version, description, type, script,
          installed_by, execution_time, success)
        values (99, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, 1)
        """);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> OtherProcess.open(file))
        .isInstanceOf(CatalogVersionException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("999")
        .hasMessageContaining("Use the newer Rollcall");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedWithAdvice() throws Exception {
    Files.writeString(file, "this is a text and no database at all ".repeat(50));
    assertThatThrownBy(() -> OtherProcess.open(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("restore a backup");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path lost = folder.resolve("lost").resolve("catalog.db");
    assertThatThrownBy(() -> OtherProcess.open(lost))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(lost.toString())
        .hasMessageContaining("folder");
  }

  @Test
  void theNewestMigrationIsTheVersionTheCodeKnows() throws Exception {
    URI migrations =
        Objects.requireNonNull(SqliteCatalog.class.getResource("sqlite/V1__catalog.sql")).toURI();
    try (Stream<Path> files = Files.list(Objects.requireNonNull(Path.of(migrations).getParent()))) {
      List<Integer> versions =
          files
              .map(path -> path.getFileName().toString())
              .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
              .sorted()
              .toList();
      assertThat(versions.getLast()).isEqualTo(SqliteSchema.VERSION).isEqualTo(versions.size());
    }
  }

  @Test
  void onlyTheOwnerMayReadTheFiles() throws Exception {
    try (Catalog catalog = OtherProcess.open(file)) {
      addTenant(catalog);
      for (String name : List.of("catalog.db", "catalog.db-wal", "catalog.db-shm")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theAuditLogCanBeNeitherChangedNorCut() throws Exception {
    try (Catalog catalog = OtherProcess.open(file)) {
      addTenant(catalog);
    }
    for (String statement : List.of("update audit set actor = 'nobody'", "delete from audit")) {
      assertThatThrownBy(() -> execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("only ever added to");
    }
    try (Catalog catalog = OtherProcess.open(file)) {
      assertThat(catalog.auditLog().newest(5)).hasSize(1);
    }
  }

  @Test
  void noSecretIsInAnyFile() throws Exception {
    String chosen = "a-secret-chosen-by-someone";
    String made = Secrets.newSecret();
    try (Catalog catalog = OtherProcess.open(file)) {
      addTenant(catalog);
      VendorApp app = new VendorApp("cli_1", "acme", Vendor.FEISHU, Set.of(), Set.of(), 0);
      catalog.apps().add(app, chosen, "test:here");
      catalog.apps().rotate(Vendor.FEISHU, "cli_1", made, "test:here");
      String key = catalog.keys().add("acme", Key.Purpose.READ, "test:here");
      assertThat(catalog.keys().authenticate(key)).isPresent();
      assertThat(catalog.apps().authenticate(Vendor.FEISHU, "cli_1", made)).isPresent();
      assertFound("cli_1", true);
      for (String secret : List.of(chosen, made, key.substring("rc_".length()))) {
        assertFound(secret, false);
      }
    }
  }

  @Test
  void anErasedPersonIsInNoFile() throws Exception {
    try (Catalog catalog = OtherProcess.open(file)) {
      addTenant(catalog);
      catalog.people().number("acme", List.of("ou_stays", "ou_forget-me", "ou_stays-too"));
      assertFound("ou_forget-me", true);
      assertThat(
              catalog.erasures().begin("acme", "ou_forget-me", "cli:root").orElseThrow().number())
          .isEqualTo(1);
      assertFound("ou_forget-me", false);
      assertFound("ou_stays-too", true);
    }
  }

  /** Another process looks: reading the file here and closing it would drop SQLite's locks. */
  private void assertFound(String text, boolean expected) throws Exception {
    Process grep =
        new ProcessBuilder("grep", "-r", "-q", "-a", "-F", "-e", text, folder.toString()).start();
    assertThat(grep.waitFor()).as("grep for %s", text).isEqualTo(expected ? 0 : 1);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void addTenant(Catalog catalog) {
    EnumSet<Region> regions = EnumSet.of(Region.CN);
    catalog
        .tenants()
        .add(
            new Tenant("acme", "Acme", Region.CN, regions, Edition.ENTERPRISE, null, null),
            "test:here");
  }
}
