package dev.rollcall.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL, freshly made below a folder and gone with it, run by the user {@code postgres},
 * listening on 127.0.0.1 alone, with fsync on.
 */
final class Postgres implements AutoCloseable {
  private static final String USER = "postgres";

  private final Path data;
  private final int port;
  private final LinuxProcess process;
  private final String[] start;

  /**
   * @param settings such as {@code work_mem=256MB}
   */
  Postgres(Path folder, List<String> settings) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path home = Files.createDirectory(folder.resolve("postgres"));
    run("chown", USER, home.toString());
    data = home.resolve("data");
    as("initdb", "-D", data.toString(), "-A", "trust", "-U", USER);
    port = freePort();
    StringBuilder options = new StringBuilder("-p " + port);
    options.append(" -c listen_addresses=127.0.0.1 -k ").append(home);
    settings.forEach(setting -> options.append(" -c ").append(setting));
    String log = home.resolve("log").toString();
    start =
        new String[] {
          "pg_ctl", "-D", data.toString(), "-w", "-l", log, "-o", options.toString(), "start"
        };
    as(start);
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
    process = new LinuxProcess(Long.parseLong(pid));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(port, USER));
  }

  /** Ends it at once and starts it again: wall seconds until it answers. */
  double secondsToStartAfterACrash() throws IOException {
    as("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
    Stopwatch watch = new Stopwatch();
    as(start);
    return watch.wallSeconds();
  }

  /** The server at first, and all its children. */
  LinuxProcess process() {
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void as(String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of("runuser", "-u", USER, "--"));
    all.addAll(List.of(command));
    run(all.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/tmp").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  @Override
  public void close() throws IOException {
    as("pg_ctl", "-D", data.toString(), "-m", "fast", "stop");
  }
}
