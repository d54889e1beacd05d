package dev.rollcall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a main class in a JVM of its own, with the launcher's flags, so that its CPU and its memory
 * are its own.
 */
final class OwnProcess {
  private static final List<String> LAUNCHER_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=25",
          "-XX:SurvivorRatio=2",
          "-XX:TargetSurvivorRatio=90");

  private OwnProcess() {}

  /** Waits for it and returns the figures it printed; its other output is passed on. */
  static Figures run(Class<?> main, Object... arguments) throws IOException, InterruptedException {
    return run(List.of(), main, arguments);
  }

  /** As {@link #run(Class, Object...)}, with flags of the launcher for one command. */
  static Figures run(List<String> flags, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = java();
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Figures figures = new Figures();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (!figures.take(line)) {
          System.out.println(line);
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main.getSimpleName() + " failed; its error is above");
    }
    return figures;
  }

  /** This JVM's {@code java} with the flags that {@code ./rollcall} gives. */
  static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(LAUNCHER_FLAGS);
    String more = System.getenv("BENCHMARK_JAVA_FLAGS");
    if (more != null && !more.isBlank()) {
      command.addAll(List.of(more.strip().split(" +", -1)));
    }
    return command;
  }
}
