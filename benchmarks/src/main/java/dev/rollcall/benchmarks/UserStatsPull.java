package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everybody's days through {@code admin_user_stats}, page by page, from the jar over HTTP; beside
 * PostgreSQL, which reads the same rows in pages by the last key of the one before.
 *
 * <p>{@code UserStatsPull JAR [PEOPLE [DEPARTMENTS [DAYS]]]}; the full run is {@code 100000 5000
 * 31}.
 */
public final class UserStatsPull {
  /** Rows of a page, the most that the vendor allows. */
  static final int PAGE = 60;

  /** How many pages at either end are compared. */
  private static final int ENDS = 200;

  private static final String APP = "cli_pull";
  private static final Pattern SECRET = Pattern.compile("\"app_secret\":\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"tenant_access_token\":\"([^\"]+)\"");
  private static final Pattern NEXT = Pattern.compile("\"page_token\":\"([0-9a-f]+)\"");

  private final Jar jar;
  private final int days;
  private String secret = "";
  private String deepest = "";

  private UserStatsPull(Jar jar, int days) {
    this.jar = jar;
    this.days = days;
  }

  /**
   * Runs it.
   *
   * @param args as the class says
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int people = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int departments = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    int days = args.length > 3 ? Integer.parseInt(args[3]) : 31;
    Path folder = Files.createTempDirectory("user-stats-pull");
    try {
      new MonthOfPeople(folder, people, departments, days).write();
      Report report =
          new Report("UserStatsPull rollcall.jar %d %d %d".formatted(people, departments, days));
      Jar jar = new Jar(Path.of(args[0]).toAbsolutePath(), folder.resolve("data"));
      UserStatsPull pull = new UserStatsPull(jar, days);
      double ours = pull.pull(report, (long) people * days);
      pull.cold(report);
      Figures peer = OwnProcess.run(UserStatsPullInPostgres.class, folder, days);
      report.row(
          "PostgreSQL, indexed, page cache warm, rows as columns, no JSON",
          Report.number(peer.get("rows") / peer.get("cpu")),
          Report.number(peer.get("rows") / peer.get("wall")),
          Report.number(peer.get("early")),
          Report.number(peer.get("deep")),
          Report.number(peer.get("MiB")));
      report.note(
          "Rows a CPU second, of PostgreSQL's: %s."
              .formatted(Report.times(ours, peer.get("rows") / peer.get("cpu"))));
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }

  /** Returns the rows a CPU second. */
  private double pull(Report report, long rows) throws IOException, InterruptedException {
    report.header(
        "all rows in pages of " + PAGE,
        "rows per server CPU s",
        "rows/s",
        "ms, one of the first pages",
        "ms, one of the last",
        "MiB");
    Jar.Run added =
        jar.run(
            "app",
            "add",
            "--tenant",
            MonthOfPeople.TENANT,
            "--vendor",
            "feishu",
            "--id",
            APP,
            "--json");
    secret = found(SECRET, added.output());
    try (Jar.Server server = jar.serve("--no-limits");
        HttpConnection connection = new HttpConnection(server.port())) {
      String token = token(connection);
      long resident = server.linux().residentMebibytes();
      double cpu = server.linux().cpuSeconds();
      Stopwatch watch = new Stopwatch();
      List<Double> millis = new ArrayList<>();
      String next = "";
      long read = 0;
      do {
        long start = System.nanoTime();
        String answer = connection.send(request(token, next));
        millis.add((System.nanoTime() - start) / 1e6);
        read += count(answer);
        deepest = next;
        Matcher matcher = NEXT.matcher(answer);
        next = matcher.find() ? matcher.group(1) : "";
      } while (!next.isEmpty());
      double used = server.linux().cpuSeconds() - cpu;
      if (read != rows) {
        throw new IllegalStateException(read + " rows were read, not " + rows);
      }
      report.row(
          "**Rollcall, over HTTP**",
          Report.number(rows / used),
          Report.number(rows / watch.wallSeconds()),
          Report.number(middle(millis, 0, ENDS)),
          Report.number(middle(millis, millis.size() - ENDS, millis.size())),
          server.linux().residentMebibytes());
      report.note(
          "%,d rows. Before the first page the server had %d MiB, at most %d."
              .formatted(rows, resident, server.linux().peakMebibytes()));
      return rows / used;
    }
  }

  /** The first page and the last one, each as the first request after a start. */
  private void cold(Report report) throws IOException, InterruptedException {
    double[] millis = new double[2];
    for (int i = 0; i < 2; i++) {
      try (Jar.Server server = jar.serve("--no-limits");
          HttpConnection connection = new HttpConnection(server.port())) {
        String token = token(connection);
        long start = System.nanoTime();
        if (count(connection.send(request(token, i == 0 ? "" : deepest))) == 0) {
          throw new IllegalStateException("an empty page");
        }
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    report.row(
        "Rollcall, that page as the first request after a start",
        "-",
        "-",
        Report.number(millis[0]),
        Report.number(millis[1]),
        "-");
  }

  /** The middle one of some figures. */
  static double middle(List<Double> millis, int from, int to) {
    double[] sorted =
        millis.subList(Math.max(0, from), Math.min(millis.size(), to)).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long count(String answer) {
    long rows = 0;
    for (int at = answer.indexOf("{\"date\""); at >= 0; at = answer.indexOf("{\"date\"", at + 1)) {
      rows++;
    }
    return rows;
  }

  private byte[] request(String token, String pageToken) {
    return "GET /open-apis/admin/v1/admin_user_stats?start_date=%s&end_date=%s&page_size=%d&page_token=%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(
            MonthOfPeople.FIRST, MonthOfPeople.FIRST.plusDays(days - 1L), PAGE, pageToken, token)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String token(HttpConnection connection) throws IOException {
    String body = "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(APP, secret);
    return found(
        TOKEN,
        connection.send(
            HttpConnection.post("/open-apis/auth/v3/tenant_access_token/internal", "none", body)));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text.replace("\": \"", "\":\""));
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher.group(1);
  }
}
