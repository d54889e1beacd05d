package dev.rollcall.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;

/** Catalogs of every earlier schema, with rows in every table, become those of the newest. */
class CatalogUpgradeTest {
  private static final String MIGRATIONS = "classpath:dev/rollcall/catalog/sqlite";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("catalog.db");
  }

  static IntStream versions() {
    return IntStream.rangeClosed(1, SqliteSchema.VERSION);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void nothingOfAnEarlierSchemaIsLost(int version) throws Exception {
    make(version);
    Map<String, List<String>> before = rows(null);
    assertThat(before)
        .allSatisfy((table, rows) -> assertThat(rows).as(table).hasSizeGreaterThan(1));
    assertThat(SqliteCatalog.schemaOf(file)).isEqualTo(version);
    try (Catalog catalog = OtherProcess.open(file)) {
      assertThat(catalog.tenants().all()).hasSize(2);
      assertThat(catalog.apps().of("acme")).extracting(VendorApp::id).contains("cli_1");
      assertThat(catalog.signingKeys().current()).hasSize(32);
    }
    assertThat(SqliteCatalog.schemaOf(file)).isEqualTo(SqliteCatalog.SCHEMA);
    assertThat(rows(columns(before))).isEqualTo(before);
  }

  @Test
  void askingForTheSchemaChangesNothing() throws Exception {
    make(1);
    byte[] before = Files.readAllBytes(file);
    assertThat(SqliteCatalog.schemaOf(file)).isEqualTo(1);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThatThrownBy(() -> SqliteCatalog.schemaOf(folder.resolve("lost.db")))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("lost.db is not there");
  }

  @Test
  void anUpgradeThatFailsLeavesTheFileAsItWas() throws Exception {
    make(1);
    execute("create table store_app_installation (in_the_way integer)");
    Map<String, List<String>> before = rows(null);
    assertThatThrownBy(() -> OtherProcess.open(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(file.toString());
    assertThat(SqliteCatalog.schemaOf(file)).isEqualTo(1);
    assertThat(rows(null)).isEqualTo(before);
    execute("drop table store_app_installation");
    OtherProcess.open(file).close();
    assertThat(SqliteCatalog.schemaOf(file)).isEqualTo(SqliteCatalog.SCHEMA);
  }

  /** A migration that was ever used is never edited: catalogs that it made could not be told. */
  @Test
  void migrationsAreNeverEdited() throws Exception {
    Path migrations =
        Path.of(
            Objects.requireNonNull(SqliteCatalog.class.getResource("sqlite/V1__catalog.sql"))
                .toURI());
    StringBuilder found = new StringBuilder();
    try (Stream<Path> files = Files.list(Objects.requireNonNull(migrations.getParent()))) {
      for (Path each : files.sorted().toList()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(each));
        found
            .append(HexFormat.of().formatHex(hash))
            .append(' ')
            .append(each.getFileName())
            .append('\n');
      }
    }
    assertThat(found.toString())
        .as("add a line to migrations.txt for a new migration, change none")
        .isEqualTo(resource("migrations.txt"));
  }

  /** A catalog as the program of that schema left it. */
  private void make(int version) throws IOException, SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    Flyway.configure()
        .dataSource(source)
        .locations(MIGRATIONS)
        .target(Integer.toString(version))
        .load()
        .migrate();
    for (int each = 1; each <= version; each++) {
      execute(resource("rows-" + each + ".sql"));
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            CatalogUpgradeTest.class.getResourceAsStream(name),
            name + " is missing: a migration brings rows for its tables")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void execute(String script) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  /** The columns of each table, as they stand in front of its rows. */
  private static Map<String, String> columns(Map<String, List<String>> rows) {
    Map<String, String> columns = new TreeMap<>();
    rows.forEach((table, lines) -> columns.put(table, lines.getFirst()));
    return columns;
  }

  /**
   * Every table's columns and rows as texts, Flyway's and SQLite's own left out.
   *
   * @param columns which tables and columns; null for all
   */
  private Map<String, List<String>> rows(@Nullable Map<String, String> columns)
      throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> table :
          (columns == null ? allColumns(statement) : columns).entrySet()) {
        List<String> lines = new ArrayList<>(List.of(table.getValue()));
        String quoted = table.getValue().replaceAll("(\\w+)", "quote($1)").replace(",", "||','||");
        try (ResultSet found =
            statement.executeQuery("select " + quoted + " from " + table.getKey())) {
          while (found.next()) {
            lines.add(found.getString(1));
          }
        }
        rows.put(table.getKey(), lines);
      }
    }
    return rows;
  }

  private static Map<String, String> allColumns(Statement statement) throws SQLException {
    Map<String, String> columns = new TreeMap<>();
    try (ResultSet found =
        statement.executeQuery(
            "select t.name, group_concat(c.name) from sqlite_master t,"
                + " pragma_table_info(t.name) c where t.type = 'table'"
                + " and t.name not like 'sqlite_%' and t.name not like 'flyway_%' group by 1")) {
      while (found.next()) {
        columns.put(found.getString(1), found.getString(2));
      }
    }
    return columns;
  }
}
