package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one jar that ships, looked at and run as a process of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RollcallJarIT {
  private static final Path JAR =
      Path.of(System.getProperty("rollcall.jar", "target/rollcall.jar")).toAbsolutePath();
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  @TempDir Path folder = Path.of("");

  @Test
  void everyFileIsThereOnceAndNoSignatureOrModule() throws IOException {
    Set<String> names = new HashSet<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        assertThat(names.add(entry.getName())).as(entry.getName()).isTrue();
      }
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("dev.rollcall.server.Main");
      assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
          .isEqualTo("ALL-UNNAMED");
      assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release")).isEqualTo("true");
    }
    assertThat(names)
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC|LIST)"))
        .noneMatch(name -> name.endsWith("module-info.class"))
        .noneMatch(name -> name.startsWith("org/junit/") || name.startsWith("com/lark/"))
        .contains("META-INF/LICENSE", "META-INF/NOTICE");
  }

  @Test
  void whatSeveralLibrariesSayUnderOneNameIsJoined() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/services/java.sql.Driver"))
          .contains("org.duckdb.DuckDBDriver", "org.sqlite.JDBC");
      assertThat(text(jar, "META-INF/services/org.flywaydb.core.extensibility.Plugin"))
          .contains("SQLiteDatabaseType");
      for (String listed : text(jar, "META-INF/helidon/manifest").lines().toList()) {
        if (listed.startsWith("META-INF/")) {
          assertThat(jar.getEntry(listed)).as(listed).isNotNull();
        }
      }
      assertThat(text(jar, "META-INF/helidon/manifest"))
          .contains("io.helidon.webserver/service-registry.json", "io.helidon.http/");
    }
  }

  @Test
  void commandsAnswerWithTheirExitStatus() throws Exception {
    assertThat(run("--version").lines()).singleElement().asString().startsWith("rollcall ");
    assertThat(run("tenant", "add", "Acme", "--json")).isEqualTo("{\"tenant\":\"acme\"}\n");
    assertThat(start("tenant", "add", "Acme").waitFor()).isEqualTo(1);
    assertThat(start("tenant", "addd").waitFor()).isEqualTo(2);
  }

  @Test
  void aServerServesRefusesASecondOneAndStopsCleanly() throws Exception {
    Process server = start("serve", "--port", "0");
    try {
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
      String ready = String.valueOf(out.readLine());
      Matcher address = ADDRESS.matcher(ready);
      assertThat(address.find()).as(ready).isTrue();
      assertThat(status(address.group() + "/readyz")).isEqualTo(200);
      assertThat(status(address.group() + "/")).isEqualTo(200);
      Process second = start("serve", "--port", "0");
      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .hasLineCount(1)
          .contains("process " + server.pid(), address.group());
      assertThat(run("tenant", "add", "While Running", "--json")).contains("while-running");
    } finally {
      server.toHandle().destroy();
    }
    assertThat(server.waitFor()).isEqualTo(143);
    assertThat(new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    Process next = start("serve", "--port", "0", "--json");
    try {
      assertThat(next.inputReader(StandardCharsets.UTF_8).readLine()).startsWith("{\"address\":");
    } finally {
      next.toHandle().destroy();
      next.waitFor();
    }
  }

  private String run(String... arguments) throws Exception {
    Process process = start(arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isZero();
    assertThat(err).isEmpty();
    return out;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    if (!List.of(arguments).contains("--version")) {
      command.addAll(List.of("--data", folder.resolve("data").toString()));
    }
    return new ProcessBuilder(command).start();
  }

  private static int status(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream file = jar.getInputStream(jar.getEntry(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
