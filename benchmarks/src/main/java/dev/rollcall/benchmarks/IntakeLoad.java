package dev.rollcall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * From socket to disk: clients on keep-alive connections post batches to a server in a process of
 * its own; every answer waits for an fsync. Prints events a second and CPU seconds of the server
 * per million events, with what an fsync costs here, and the same for {@link IntakePeers}.
 *
 * <p>{@code IntakeLoad [SECONDS [CLIENTS [EVENTS_A_BATCH [JVM_FLAG...]]]]}
 */
final class IntakeLoad {
  private static final int BODIES_A_CLIENT = 8;

  /** Until the server's code is compiled; a long-lived process has that behind it. */
  private static final double WARM_UP_SECONDS = 30;

  private IntakeLoad() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 10;
    int clients = args.length > 1 ? Integer.parseInt(args[1]) : 16;
    int batch = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    List<String> flags = args.length > 3 ? List.of(args).subList(3, args.length) : List.of();
    Path folder = Files.createTempDirectory("intake-load");
    try {
      System.out.printf("fsync of 4 KiB in %s: %.3f ms%n", folder, SyncCost.medianMillis(folder));
      Cost ours = rollcall(folder, flags, clients, batch, seconds);
      System.out.println(ours);
      Cost peer = IntakePeers.postgres(folder, clients, batch, seconds);
      System.out.println(peer);
      System.out.printf(
          "CPU: %.1f times less; events/s: %.1f times more%n",
          peer.cpuSecondsPerMillion() / ours.cpuSecondsPerMillion(),
          ours.eventsPerSecond() / peer.eventsPerSecond());
    } finally {
      Folders.delete(folder);
    }
  }

  private static Cost rollcall(
      Path folder, List<String> flags, int clients, int batch, double seconds)
      throws IOException, InterruptedException {
    Path data = Files.createDirectory(folder.resolve("rollcall"));
    Process process = start(data, flags);
    List<LoadClient> connections = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> portAndKey = List.of(String.valueOf(out.readLine()).split(" ", -1));
      SampleBodies samples = new SampleBodies(Instant.now());
      for (int i = 0; i < clients; i++) {
        connections.add(
            new LoadClient(
                Integer.parseInt(portAndKey.getFirst()),
                portAndKey.getLast(),
                java.util.stream.Stream.generate(() -> samples.batch(batch))
                    .limit(BODIES_A_CLIENT)
                    .toList()));
      }
      List<Crowd.Deed> deeds = connections.stream().<Crowd.Deed>map(c -> c::post).toList();
      var _ = Crowd.run(deeds, WARM_UP_SECONDS);
      LinuxProcess server = new LinuxProcess(process.pid());
      Cost cost = Cost.of("Rollcall, HTTP to disk", server, deeds, batch, seconds);
      System.out.printf("server memory, most: %,d MiB%n", server.peakMebibytes());
      return cost;
    } finally {
      for (LoadClient connection : connections) {
        connection.close();
      }
      process.destroy();
      process.waitFor();
    }
  }

  private static Process start(Path data, List<String> flags) throws IOException {
    List<String> command = OwnProcess.java();
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(IntakeServer.class.getName());
    command.add(data.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
