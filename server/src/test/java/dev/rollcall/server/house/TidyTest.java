package dev.rollcall.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TidyTest {
  private static final int LINES_PER_FILE = 400;
  private static final int LINES_PER_METHOD = 60;
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", "node_modules", "data", "demo-data");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
  private static final Pattern COMMAND = Pattern.compile("(?m)^(\\./rollcall .*|mvn .*)$");

  /** Written in parts, so that not even this file names one. */
  private static final Pattern REGISTRY =
      Pattern.compile(
          String.join(
              "|",
              host("repo1?", "maven"),
              host("registry", "npmjs"),
              host("deb", "debian"),
              "distribution" + "Url",
              "\"resolved\""));

  private static final Path ROOT = root();

  private static String host(String first, String second) {
    return first + "\\." + second;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("ARCHITECTURE.md"))) {
        return at;
      }
    }
    throw new IllegalStateException("no checkout around " + folder);
  }

  private static List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .filter(TidyTest::isOurs)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : ROOT.relativize(file)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @Test
  void filesAreReadInOneSitting() {
    assertThat(files(".java"))
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(text(file).lines().count())
                .as(file.toString())
                .isLessThanOrEqualTo(LINES_PER_FILE));
  }

  @Test
  void methodsAreReadAtAGlance() throws IOException {
    List<String> tooLong = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  null,
                  null,
                  manager.getJavaFileObjectsFromPaths(files(".java")));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodLengths(unit, positions, tooLong).scan(unit, null);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  /** Collects methods that are too long. */
  private static final class MethodLengths extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> tooLong;

    MethodLengths(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
      this.unit = unit;
      this.positions = positions;
      this.tooLong = tooLong;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      if (method.getBody() != null) {
        LineMap lines = unit.getLineMap();
        long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        if (last - first > LINES_PER_METHOD) {
          tooLong.add(unit.getSourceFile().getName() + ": " + method.getName());
        }
      }
      return super.visitMethod(method, null);
    }
  }

  @Test
  void linksLeadSomewhere() {
    List<String> dead = new ArrayList<>();
    for (Path file : files(".md")) {
      Matcher links = LINK.matcher(text(file));
      while (links.find()) {
        if (!Files.exists(file.resolveSibling(links.group(1)))) {
          dead.add(ROOT.relativize(file) + " -> " + links.group(1));
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void commandsOfTheReadmeStandInTheExamples() {
    StringBuilder examples = new StringBuilder(text(ROOT.resolve(".ci/run")));
    files(".sh").forEach(file -> examples.append(text(file)));
    Matcher commands = COMMAND.matcher(text(ROOT.resolve("README.md")));
    List<String> found = new ArrayList<>();
    while (commands.find()) {
      found.add(commands.group(1).strip());
    }
    assertThat(found)
        .isNotEmpty()
        .allSatisfy(command -> assertThat(examples.toString()).contains(command));
  }

  @Test
  void sqlBeginsWithWhatOneRowIs() {
    assertThat(
            files(".sql").stream()
                .filter(file -> file.toString().contains("/main/resources/dev/rollcall/rollup/")))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(text(file)).startsWith("-- One row: "));
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<Path> folders =
        files(".java").stream()
            .filter(file -> file.toString().contains("src/main/java"))
            .filter(file -> !file.startsWith(ROOT.resolve("benchmarks")))
            .map(Path::getParent)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(folders)
        .isNotEmpty()
        .allSatisfy(folder ->
            assertThat(text(folder.resolve("package-info.java")))
                .contains("/**")
                .contains("@NullMarked"));
  }

  @Test
  void noRegistryIsNamed() {
    List<Path> all = new ArrayList<>(files(".xml"));
    all.addAll(files(".json"));
    all.addAll(files(".md"));
    all.addAll(files(".sh"));
    all.add(ROOT.resolve(".ci/run"));
    assertThat(all)
        .allSatisfy(
            file -> assertThat(text(file)).as(file.toString()).doesNotContainPattern(REGISTRY));
  }
}
