package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long events, new connections and other readers wait beside clients that ask for pages as fast
 * as they are answered, with the vendors' limits off. Before them and after them the same traffic
 * without.
 *
 * <p>{@code PageFlood JAR [CLIENTS [SECONDS]]}; the full run is {@code 200 20}.
 */
public final class PageFlood {
  private static final int BATCH = 500;
  private static final int BODIES = 64;
  private static final int BATCHES_PER_SECOND = 50;
  private static final int NEWCOMERS_PER_SECOND = 50;
  private static final int CONNECTIONS = 100;
  private static final String NEWCOMER =
      "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

  private final Jar.Server server;
  private final Traffic traffic;
  private final byte[] page;
  private final Report report;

  private PageFlood(Jar.Server server, OverloadOffice office, Report report) throws IOException {
    this.server = server;
    this.report = report;
    this.traffic = new Traffic(server, office, office.batches(BODIES, BATCH), CONNECTIONS);
    this.page = traffic.departments();
  }

  /**
   * Runs it.
   *
   * @param args as the class says
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int clients = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 10;
    Path folder = Files.createTempDirectory("page-flood");
    try {
      Report report = new Report("PageFlood rollcall.jar %d %.0f".formatted(clients, seconds));
      Jar jar = new Jar(Path.of(args[0]).toAbsolutePath(), folder.resolve("data"));
      OverloadOffice office = OverloadOffice.found(jar, folder);
      try (Jar.Server server =
          jar.serve("--no-limits", "--clock", OverloadOffice.CLOCK.toString())) {
        new PageFlood(server, office, report).run(clients, seconds);
      }
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }

  private void run(int clients, double seconds) throws IOException, InterruptedException {
    List<String> heads = new ArrayList<>(TrafficFigures.HEADS);
    heads.addAll(List.of("pages/s", "new connections: ms, middle", "99 %", "most"));
    report.header(heads.toArray(String[]::new));
    phase("to warm up", 16, seconds);
    phase("without them", 0, seconds);
    phase("**%d clients that ask for pages**".formatted(clients), clients, seconds);
    phase("without them, at once", 0, seconds);
  }

  private void phase(String name, int clients, double seconds)
      throws IOException, InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong pages = new AtomicLong();
    List<Thread> flood = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      HttpConnection connection = new HttpConnection(server.port());
      flood.add(Thread.ofVirtual().start(() -> ask(connection, over, pages)));
    }
    // Each is answered on a connection of its own, and there is one for each.
    OpenLoop newcomers =
        new OpenLoop(
            server.port(),
            List.of(NEWCOMER.getBytes(StandardCharsets.US_ASCII)),
            _ -> true,
            (int) Math.ceil(NEWCOMERS_PER_SECOND * seconds));
    List<Thread> coming = newcomers.start(NEWCOMERS_PER_SECOND, seconds);
    long begun = System.nanoTime();
    TrafficFigures figures = traffic.run(BATCHES_PER_SECOND, seconds);
    over.set(true);
    double taken = (System.nanoTime() - begun) / 1e9;
    for (Thread thread : flood) {
      thread.join();
    }
    for (Thread thread : coming) {
      thread.join();
    }
    List<Object> row = new ArrayList<>(List.of(figures.row(name, BATCH)));
    row.add(Report.number(pages.get() / taken));
    double[] came = TrafficFigures.millis(newcomers.outcomes());
    for (double share : new double[] {0.5, 0.99, 1}) {
      row.add(Report.number(TrafficFigures.share(came, share)));
    }
    System.err.println(row);
    report.row(row.toArray());
  }

  private void ask(HttpConnection connection, AtomicBoolean over, AtomicLong pages) {
    try (connection) {
      while (!over.get()) {
        if (connection.ask(page).status() != 200) {
          throw new IOException("a page was not answered");
        }
        pages.incrementAndGet();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
