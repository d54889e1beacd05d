package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./rollcall}, with a jar and JDKs that only tell how they were called. */
class LauncherTest {
  @TempDir Path temporary = Path.of("");
  private Path home = Path.of("");

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void begin() throws IOException {
    home = Files.createDirectories(temporary.resolve("a place/rollcall"));
    Files.copy(Path.of("../rollcall"), home.resolve("rollcall"));
    makeRunnable(home.resolve("rollcall"));
    Files.createDirectories(home.resolve("server/target"));
    Files.createFile(home.resolve("server/target/rollcall.jar"));
  }

  @Test
  void theJdkNamedFirstRunsTheJarWithTheArgumentsAsTheyAre() throws Exception {
    Outcome outcome =
        run(Map.of("ROLLCALL_JAVA_HOME", jdk("a", "25.0.3")), "tenant", "add", "two words", "*");
    assertThat(outcome.out().lines().toList())
        .startsWith("jdk a")
        .contains("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1")
        .endsWith(
            "-jar",
            home.resolve("server/target/rollcall.jar").toRealPath().toString(),
            "tenant",
            "add",
            "two words",
            "*");
    assertThat(outcome.status()).isEqualTo(7);
  }

  @Test
  void olderJdksAndFoldersThatAreNoneArePassedOver() throws Exception {
    String old = jdk("old", "17.0.12");
    assertThat(run(Map.of("ROLLCALL_JAVA_HOME", old, "JAVA_HOME", jdk("b", "26-ea"))).out())
        .startsWith("jdk b\n");
    String none = temporary.resolve("none").toString();
    assertThat(run(Map.of("ROLLCALL_JAVA_HOME", none, "JAVA_HOME", jdk("c", "25"))).out())
        .startsWith("jdk c\n");
  }

  @Test
  void theJavaOnThePathIsFoundThroughItsLinks() throws Exception {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of(jdk("p", "25.0.1"), "bin", "java"));
    String path = bin + ":" + System.getenv("PATH");
    assertThat(run(Map.of("PATH", path)).out()).startsWith("jdk p\n");
  }

  @Test
  void itIsFoundThroughSymbolicLinksFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("first"), home.resolve("rollcall"));
    Path second = Files.createSymbolicLink(temporary.resolve("second"), link.getFileName());
    Outcome outcome = start(second, Map.of("ROLLCALL_JAVA_HOME", jdk("a", "25")), "status");
    assertThat(outcome.out()).contains(home.toRealPath() + "/server/target/rollcall.jar");
  }

  @Test
  void withoutAJdkItSaysInOneSentenceWhatToDo() throws Exception {
    Path script = home.resolve("rollcall");
    Files.writeString(script, Files.readString(script).replace("OLDEST=25", "OLDEST=9999"));
    Outcome outcome = run(Map.of("JAVA_HOME", jdk("a", "25")), "serve");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .hasLineCount(1)
        .contains("needs a JDK 9999 or later", "ROLLCALL_JAVA_HOME");
  }

  @Test
  void aCacheIsPreparedOncePerJarAndItsFailureIsNoMatter() throws Exception {
    Map<String, String> jdk = Map.of("ROLLCALL_JAVA_HOME", jdk("a", "25"));
    Files.setLastModifiedTime(
        home.resolve("server/target/rollcall.jar"),
        java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    Outcome first = run(jdk, "serve");
    assertThat(first.err()).hasLineCount(1).contains("preparing faster starts");
    assertThat(first.out()).doesNotContain("AOT", "TieredStopAtLevel");
    Path cache = home.resolve("server/target/rollcall.aot");
    assertThat(cache).isEmptyFile();
    assertThat(run(jdk, "serve").err()).isEmpty();
    Files.writeString(cache, "a cache");
    assertThat(run(jdk, "serve").out())
        .contains("-XX:AOTCache=" + home.resolve("server/target").toRealPath());
  }

  private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
    return start(home.resolve("rollcall"), environment, arguments);
  }

  private Outcome start(Path script, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).directory(temporary.toFile());
    process.environment().remove("JAVA_HOME");
    process.environment().remove("ROLLCALL_JAVA_HOME");
    process.environment().putAll(environment);
    Process started = process.start();
    String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(started.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(started.waitFor(), out, err);
  }

  /** A folder that looks like a JDK; its java tells its name and arguments and ends with 7. */
  private String jdk(String name, String version) throws IOException {
    Path folder = temporary.resolve("jdk-" + name);
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        folder.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\nJAVA_VERSION_DATE=\"2026\"\n".formatted(version));
    Path java = folder.resolve("bin/java");
    Files.writeString(
        java, "#!/bin/sh\necho 'jdk %s'\nprintf '%%s\\n' \"$@\"\nexit 7\n".formatted(name));
    makeRunnable(java);
    return folder.toString();
  }

  private static void makeRunnable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
