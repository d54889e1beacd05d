package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of 20 departments of {@code department_overview} over HTTP from the jar: asked for the
 * first time after the start, and again and again from several connections; beside PostgreSQL,
 * which counts the same page by SQL.
 *
 * <p>{@code OverviewPage JAR [PEOPLE [DEPARTMENTS [CONNECTIONS [SECONDS]]]]}; the full run is
 * {@code 100000 5000 8 10}.
 */
public final class OverviewPage {
  private static final int APPS = 60;
  private static final int DAYS = 31;
  private static final int ASKED_APPS = 6;
  private static final int STARTS = 3;
  private static final Pattern SECRET = Pattern.compile("\"app_secret\":\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"tenant_access_token\":\"([^\"]+)\"");

  private final Jar jar;
  private final List<String> secrets = new ArrayList<>();

  private OverviewPage(Jar jar) {
    this.jar = jar;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int people = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int departments = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    int connections = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    double seconds = args.length > 4 ? Double.parseDouble(args[4]) : 3;
    Path folder = Files.createTempDirectory("overview-page");
    try {
      MonthOfUse month = new MonthOfUse(folder, people, departments, APPS, DAYS);
      month.write();
      Report report =
          new Report(
              "OverviewPage rollcall.jar %d %d %d %.0f"
                  .formatted(people, departments, connections, seconds));
      Jar jar = new Jar(Path.of(args[0]).toAbsolutePath(), folder.resolve("data"));
      OverviewPage page = new OverviewPage(jar);
      page.addApps();
      report.header(
          "a page of 20 departments",
          "ms, middle",
          "ms, worst",
          "requests/s",
          "server CPU us a request");
      page.cold(report);
      double warm = page.warm(report, connections, seconds);
      Figures peer = OwnProcess.run(OverviewPageInPostgres.class, folder, ASKED_APPS);
      report.row(
          "PostgreSQL, indexed, page cache warm, one connection",
          Report.number(peer.get("millis")),
          Report.number(peer.get("worst")),
          Report.number(peer.get("requests")),
          Report.number(peer.get("micros")));
      report.note(
          "PostgreSQL: %s of Rollcall's CPU, warm."
              .formatted(Report.times(peer.get("micros"), warm)));
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }

  private void addApps() throws IOException, InterruptedException {
    for (int app = 0; app < ASKED_APPS; app++) {
      Jar.Run run =
          jar.run(
              "app",
              "add",
              "--tenant",
              MonthOfUse.TENANT,
              "--vendor",
              "feishu",
              "--id",
              MonthOfUse.app(asked(app)),
              "--json");
      secrets.add(found(SECRET, run.output()));
    }
  }

  /** Popular ones and others. */
  static int asked(int app) {
    return APPS - 1 - app * (APPS / ASKED_APPS);
  }

  private List<String> tokens(HttpConnection connection) throws IOException {
    List<String> tokens = new ArrayList<>();
    for (int app = 0; app < ASKED_APPS; app++) {
      String body =
          "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}"
              .formatted(MonthOfUse.app(asked(app)), secrets.get(app));
      byte[] request =
          HttpConnection.post("/open-apis/auth/v3/tenant_access_token/internal", "none", body);
      tokens.add(found(TOKEN, connection.send(request)));
    }
    return tokens;
  }

  private static byte[] page(int app, String token, int cycle, String date) {
    return HttpConnection.post(
        "/open-apis/application/v6/applications/%s/app_usage/department_overview?department_id_type=department_id"
            .formatted(MonthOfUse.app(asked(app))),
        token,
        "{\"date\":\"%s\",\"cycle_type\":%d,\"department_id\":\"0\",\"recursion\":4,\"page_size\":20}"
            .formatted(date, cycle));
  }

  /** Every page asked for once; the very first of each start by itself. */
  private void cold(Report report) throws IOException, InterruptedException {
    List<Double> first = new ArrayList<>();
    List<Double> days = new ArrayList<>();
    List<Double> months = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      try (Jar.Server server = jar.serve("--no-limits");
          HttpConnection connection = new HttpConnection(server.port())) {
        List<String> tokens = tokens(connection);
        first.add(millis(connection, page(0, tokens.get(0), 1, "2026-10-01")));
        for (int app = 0; app < ASKED_APPS; app++) {
          for (int day = 2; day < DAYS; day += 3) {
            days.add(
                millis(connection, page(app, tokens.get(app), 1, "2026-10-%02d".formatted(day))));
          }
        }
        for (int app = 0; app < ASKED_APPS; app++) {
          months.add(millis(connection, page(app, tokens.get(app), 3, "2026-10-01")));
        }
      }
    }
    row(report, "first request after the start", first);
    row(report, "a day and app asked for the first time", days);
    row(report, "a month and app asked for the first time", months);
  }

  private static void row(Report report, String name, List<Double> millis) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    report.row(
        name,
        Report.number(sorted[sorted.length / 2]),
        Report.number(sorted[sorted.length - 1]),
        "-",
        "-");
  }

  private static double millis(HttpConnection connection, byte[] request) throws IOException {
    long start = System.nanoTime();
    String answer = connection.send(request);
    double millis = (System.nanoTime() - start) / 1e6;
    if (!answer.contains("\"code\":0,") || !answer.contains("\"items\":[{")) {
      throw new IllegalStateException(answer);
    }
    return millis;
  }

  private double warm(Report report, int connections, double seconds)
      throws IOException, InterruptedException {
    List<HttpConnection> open = new ArrayList<>();
    try (Jar.Server server = jar.serve("--no-limits")) {
      List<Crowd.Deed> deeds = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        HttpConnection connection = new HttpConnection(server.port());
        open.add(connection);
        List<byte[]> requests = new ArrayList<>();
        List<String> tokens = tokens(connection);
        for (int app = 0; app < ASKED_APPS; app++) {
          requests.add(page(app, tokens.get(app), 1, "2026-10-20"));
          requests.add(page(app, tokens.get(app), 3, "2026-10-01"));
        }
        int[] next = {i};
        deeds.add(() -> {
          String answer = connection.send(requests.get(next[0]++ % requests.size()));
          if (!answer.contains("\"code\":0,")) {
            throw new IOException(answer);
          }
        });
      }
      var _ = Crowd.run(deeds, seconds);
      double cpu = server.linux().cpuSeconds();
      Stopwatch watch = new Stopwatch();
      long done = Crowd.run(deeds, seconds);
      double wall = watch.wallSeconds();
      double micros = (server.linux().cpuSeconds() - cpu) / done * 1e6;
      report.row(
          "warm, %d connections, clients on the same cores".formatted(connections),
          Report.number(1000.0 * connections * wall / done),
          "-",
          Report.number(done / wall),
          Report.number(micros));
      report.note(
          "Server memory after it: %d MiB resident; the clients took %s CPU us a request."
              .formatted(
                  server.linux().residentMebibytes(),
                  Report.number(watch.cpuSeconds() / done * 1e6)));
      return micros;
    } finally {
      for (HttpConnection connection : open) {
        connection.close();
      }
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text.replace("\": \"", "\":\""));
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher.group(1);
  }
}
