package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The jar under many times the intake that this machine sustains, while others read: batches come
 * at fixed moments, whatever the server does, from clients on the same cores. Before and after it
 * the same readers and a third of what is sustained, then the same beside thousands of connections
 * that say nothing, send slowly or never read. At the end every event that was answered with 200
 * must be in the journal, and no other.
 *
 * <p>{@code Overload JAR [TIMES [SECONDS [CONNECTIONS]]]}; the full run is {@code 10 30 2000}.
 */
public final class Overload {
  private static final int BATCH = 500;
  private static final int BODIES = 64;
  private static final int CLOSED_LOOP_CLIENTS = 16;
  private static final double WARM_UP_SECONDS = 30;
  private static final double MODERATE = 0.3;
  private static final int PARTS = 5;

  private static final int IDLE = 5_000;
  private static final int SLOW = 250;
  private static final int SLOW_BYTES = 1 << 20;

  private final OverloadOffice office;
  private final Jar.Server server;
  private final double seconds;
  private final Report report;
  private final List<byte[]> batches;
  private final Traffic traffic;
  private long accepted;
  private long unknown;

  private Overload(
      OverloadOffice office, Jar.Server server, double seconds, int connections, Report report)
      throws IOException {
    this.office = office;
    this.server = server;
    this.seconds = seconds;
    this.report = report;
    this.batches = office.batches(BODIES, BATCH);
    this.traffic = new Traffic(server, office, batches, connections);
  }

  /**
   * Runs it.
   *
   * @param args as the class says
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    double times = args.length > 1 ? Double.parseDouble(args[1]) : 10;
    double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 10;
    int connections = args.length > 3 ? Integer.parseInt(args[3]) : 2_000;
    Path folder = Files.createTempDirectory("overload");
    try {
      Report report =
          new Report("Overload rollcall.jar %.0f %.0f %d".formatted(times, seconds, connections));
      Jar jar = new Jar(Path.of(args[0]).toAbsolutePath(), folder.resolve("data"));
      OverloadOffice office = OverloadOffice.found(jar, folder);
      long before = office.journalled();
      Overload load;
      try (Jar.Server server =
          jar.serve("--no-limits", "--clock", OverloadOffice.CLOCK.toString())) {
        load = new Overload(office, server, seconds, connections, report);
        load.run(times);
      }
      load.compare(office.journalled() - before);
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }

  private void run(double times) throws IOException, InterruptedException {
    double sustained = sustained();
    report.header(TrafficFigures.HEADS.toArray(String[]::new));
    var _ = phase("a third of what is sustained", MODERATE * sustained, seconds / 2);
    String much = "**%.0f times what is sustained**".formatted(times);
    TrafficFigures load = phase(much, times * sustained, seconds);
    for (int part = 0; part < PARTS; part++) {
      report.row(
          load.part(part, PARTS).row("of it part %d of %d".formatted(part + 1, PARTS), BATCH));
    }
    TrafficFigures after = phase("a third again, at once", MODERATE * sustained, seconds / 2);
    report.note(
        "Sustained in a closed loop of %d clients: %,.0f events a second. Readers ask for 50 pages"
                .formatted(CLOSED_LOOP_CLIENTS, sustained * BATCH)
            + " of departments, 20 of people, 20 of group chats and 20 logins a second.");
    report.note(
        "After the load all batches were accepted within a second from %s s on."
            .formatted(Report.number(after.secondsUntilAllIsWell())));
    rude(MODERATE * sustained);
  }

  private TrafficFigures phase(String name, double batchesPerSecond, double length)
      throws InterruptedException {
    TrafficFigures figures = traffic.run(batchesPerSecond, length);
    accepted += BATCH * figures.accepted();
    unknown += BATCH * figures.unknown();
    Object[] row = figures.row(name, BATCH);
    System.err.println(Arrays.toString(row));
    report.row(row);
    return figures;
  }

  /** Batches a second, one after the other from a few clients. */
  private double sustained() throws IOException, InterruptedException {
    List<HttpConnection> open = new ArrayList<>();
    try {
      List<Crowd.Deed> deeds = new ArrayList<>();
      for (int i = 0; i < CLOSED_LOOP_CLIENTS; i++) {
        HttpConnection connection = new HttpConnection(server.port());
        open.add(connection);
        int[] next = {i};
        deeds.add(() -> {
          int status = connection.ask(batches.get(next[0]++ % BODIES)).status();
          if (status != 200) {
            throw new IOException("status " + status);
          }
        });
      }
      accepted += BATCH * Crowd.run(deeds, Math.min(WARM_UP_SECONDS, 2 * seconds));
      long start = System.nanoTime();
      long done = Crowd.run(deeds, seconds / 2);
      accepted += BATCH * done;
      return done / ((System.nanoTime() - start) / 1e9);
    } finally {
      for (HttpConnection connection : open) {
        connection.close();
      }
    }
  }

  private void rude(double batchesPerSecond) throws IOException, InterruptedException {
    try (RudeClients rude = new RudeClients(server.port())) {
      rude.idle(IDLE);
      rude.write(SLOW, office.headOfEvents(SLOW_BYTES) + "[{");
      rude.write(SLOW, OverloadOffice.headOfLogin(SLOW_BYTES) + "{");
      // What these ask for the server begins to make at once, and others come meanwhile.
      rude.neverRead(2 * SLOW, traffic.largest());
      var _ =
          phase(
              "a third beside %,d idle connections, %d slow senders, %d that never read"
                  .formatted(IDLE, 2 * SLOW, 2 * SLOW),
              batchesPerSecond,
              seconds);
      report.note(
          "Of the %,d rude connections %d could not connect; the server had closed %,d at the end."
              .formatted(IDLE + 4 * SLOW, rude.refused(), IDLE + 4 * SLOW - rude.stillOpen()));
    }
  }

  private void compare(long journalled) {
    if (journalled < accepted || journalled > accepted + unknown) {
      throw new IllegalStateException(
          "%,d events were accepted, of %,d it is not known, and %,d are in the journal"
              .formatted(accepted, unknown, journalled));
    }
    report.note(
        "%,d events were accepted, and %,d are in the journal; of %,d the clients do not know."
            .formatted(accepted, journalled, unknown));
  }
}
