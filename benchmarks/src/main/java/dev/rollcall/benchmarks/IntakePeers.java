package dev.rollcall.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The same events into PostgreSQL: a table without any index or constraint, multi-row inserts, one
 * commit a batch, fsync on. No HTTP, no JSON and no validation on its side of the scale, and the
 * CPU of the driver is not counted.
 */
final class IntakePeers {
  private static final String USER = "postgres";
  private static final String TABLE =
      """
      create table event (
        id text not null, source text not null, type text not null, time timestamptz not null,
        person text, app text, form text, page text)
      """;

  private IntakePeers() {}

  /** PostgreSQL, freshly made below the folder, by the user {@code postgres}. */
  static Cost postgres(Path folder, int clients, int batch, double seconds)
      throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("postgres"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    run("chown", USER, home.toString());
    Path data = home.resolve("data");
    as(USER, "initdb", "-D", data.toString(), "-A", "trust", "-U", USER);
    int port = freePort();
    as(
        USER,
        "pg_ctl",
        "-D",
        data.toString(),
        "-w",
        "-l",
        home.resolve("log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -k " + home,
        "start");
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      return measure(port, new LinuxProcess(pid), clients, batch, seconds);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL failed: " + e.getMessage(), e);
    } finally {
      as(USER, "pg_ctl", "-D", data.toString(), "-m", "fast", "stop");
    }
  }

  private static Cost measure(int port, LinuxProcess server, int clients, int batch, double seconds)
      throws SQLException, InterruptedException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s&reWriteBatchedInserts=true"
            .formatted(port, USER);
    List<Connection> connections = new ArrayList<>();
    try {
      List<Crowd.Deed> deeds = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Connection connection = DriverManager.getConnection(url);
        connections.add(connection);
        if (i == 0) {
          execute(connection, TABLE);
        }
        connection.setAutoCommit(false);
        Inserts inserts = new Inserts(connection, batch, new SplittableRandom(i));
        deeds.add(inserts::commit);
      }
      var _ = Crowd.run(deeds, seconds / 2);
      return Cost.of("PostgreSQL, inserts", server, deeds, batch, seconds);
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** One client's batches. */
  private static final class Inserts {
    private final Connection connection;
    private final int batch;
    private final SplittableRandom random;

    Inserts(Connection connection, int batch, SplittableRandom random) {
      this.connection = connection;
      this.batch = batch;
      this.random = random;
    }

    void commit() throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement("insert into event values (?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (int i = 0; i < batch; i++) {
          insert.setString(1, String.format(Locale.ROOT, "%016x", random.nextLong()));
          insert.setString(2, "portal");
          insert.setString(3, "app.page_viewed");
          insert.setObject(4, OffsetDateTime.of(2026, 11, 20, 1, 30, 0, 0, ZoneOffset.UTC));
          insert.setString(5, "u" + random.nextInt(20_000));
          insert.setString(6, "cli_" + random.nextInt(60));
          insert.setString(7, "webapp");
          insert.setString(8, "/list/" + random.nextInt(500));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void as(String user, String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("runuser", "-u", user, "--"));
    all.addAll(List.of(command));
    run(all.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/tmp").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }
}
