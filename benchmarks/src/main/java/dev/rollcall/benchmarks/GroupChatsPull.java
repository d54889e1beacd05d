package dev.rollcall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month of customer group chats, pulled over HTTP from the jar in pages of 1,000 owners, and day
 * by day; beside PostgreSQL, which answers the same from a table of the same figures, made anew for
 * this run.
 *
 * <p>{@code GroupChatsPull JAR [OWNERS [ROUNDS]]}; the full run is {@code 1000 20}.
 */
public final class GroupChatsPull {
  /** The first hours of the day after the month. */
  private static final String CLOCK = "2026-11-01T04:00:00+08:00";

  private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  /** An item of an owner: the name and seven figures. */
  private static final Pattern ITEM =
      Pattern.compile("\"owner\":\"owner-([0-9]+)\",\"data\":\\{([^}]*)}");

  private static final String STATISTIC = "/cgi-bin/externalcontact/groupchat/statistic";

  private final HttpConnection connection;
  private final String token;

  private GroupChatsPull(HttpConnection connection, String secret) throws IOException {
    this.connection = connection;
    this.token =
        found(TOKEN, connection.get("/cgi-bin/gettoken?corpid=ww_bench&corpsecret=" + secret));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int owners = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Path folder = Files.createTempDirectory("group-chats-pull");
    try {
      Path events = folder.resolve("events.ndjson");
      int count = MonthOfChats.write(events, owners);
      Report report = new Report("GroupChatsPull rollcall.jar %d %d".formatted(owners, rounds));
      Jar jar = new Jar(Path.of(args[0]).toAbsolutePath(), folder.resolve("data"));
      String secret = prepare(jar, events);
      report.header("a page", "ms, middle", "ms, worst", "server CPU ms a page");
      double[] figures = rollcall(jar, secret, rounds, folder.resolve("figures.csv"), report);
      Figures peer = OwnProcess.run(GroupChatsInPostgres.class, folder, owners, rounds);
      GroupChatsInPostgres.PULLS.forEach(pull -> row(report, "PostgreSQL, " + pull, peer, pull));
      if (peer.get("sum") != figures[0]) {
        throw new IllegalStateException(
            "PostgreSQL counts " + peer.get("sum") + ", Rollcall " + figures[0]);
      }
      report.note(
          "%d owners, %d events; both give the same figures; the server is %.0f MiB."
              .formatted(owners, count, figures[1]));
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }

  private static String prepare(Jar jar, Path events) throws IOException, InterruptedException {
    var _ = jar.run("tenant", "add", "Bench", "--id", "bench", "--corp-id", "ww_bench", "--json");
    Jar.Run app = jar.run("app", "add", "--tenant", "bench", "--vendor", "wecom", "--json");
    var _ = jar.run("import", "--tenant", "bench", "--clock", CLOCK, "--json", events.toString());
    var _ = jar.run("rollup", "--clock", CLOCK, "--json");
    return found(SECRET, app.output());
  }

  /** Returns the sum of all figures of all days, and the server's memory. */
  private static double[] rollcall(Jar jar, String secret, int rounds, Path csv, Report report)
      throws IOException, InterruptedException {
    try (Jar.Server server = jar.serve("--no-limits", "--clock", CLOCK);
        HttpConnection connection = new HttpConnection(server.port());
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv))) {
      GroupChatsPull pull = new GroupChatsPull(connection, secret);
      int last = MonthOfChats.DAYS - 1;
      row(report, "Rollcall, first after the start, owners, a month", pull.owners(0, last));
      double[] days = new double[MonthOfChats.DAYS];
      double sum = 0;
      for (int day = 0; day < days.length; day++) {
        days[day] = pull.owners(day, day);
        sum += write(pull.ask(STATISTIC, day, day), day, out);
      }
      row(report, "Rollcall, first of each, owners, a day", days);
      for (int warmUp = 0; warmUp < rounds; warmUp++) {
        pull.round();
      }
      List<double[]> millis = List.of(new double[rounds], new double[rounds], new double[rounds]);
      double[] cpu = new double[millis.size()];
      for (int round = 0; round < rounds; round++) {
        for (int kind = 0; kind < millis.size(); kind++) {
          double before = server.linux().cpuSeconds();
          millis.get(kind)[round] = pull.page(kind);
          cpu[kind] += server.linux().cpuSeconds() - before;
        }
      }
      for (int kind = 0; kind < millis.size(); kind++) {
        Figures figures = new Figures();
        String name = GroupChatsInPostgres.PULLS.get(kind);
        put(figures, name, millis.get(kind), cpu[kind] / rounds / repeats(kind));
        row(report, "**Rollcall, " + name + "**", figures, name);
      }
      return new double[] {sum, server.linux().residentMebibytes()};
    }
  }

  /** How many pages of a kind are asked for one after the other, to have enough CPU to measure. */
  static int repeats(int kind) {
    return kind == 1 ? MonthOfChats.DAYS : 5;
  }

  static void put(Figures figures, String name, double[] millis, double cpuSeconds) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    figures.put(name + " middle", sorted[sorted.length / 2]);
    figures.put(name + " worst", sorted[sorted.length - 1]);
    figures.put(name + " cpu", 1000 * cpuSeconds);
  }

  private static void row(Report report, String title, Figures figures, String name) {
    report.row(
        title,
        Report.number(figures.get(name + " middle")),
        Report.number(figures.get(name + " worst")),
        Report.number(figures.get(name + " cpu")));
  }

  private static void row(Report report, String title, double... millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    report.row(
        title,
        Report.number(sorted[sorted.length / 2]),
        Report.number(sorted[sorted.length - 1]),
        "-");
  }

  private void round() throws IOException {
    for (int kind = 0; kind < GroupChatsInPostgres.PULLS.size(); kind++) {
      var _ = page(kind);
    }
  }

  /** The milliseconds a page of a kind takes, of several. */
  private double page(int kind) throws IOException {
    int last = MonthOfChats.DAYS - 1;
    double millis = 0;
    for (int i = 0; i < repeats(kind); i++) {
      millis +=
          switch (kind) {
            case 0 -> owners(0, last);
            case 1 -> owners(i, i);
            default -> millis(STATISTIC + "_group_by_day", 0, last);
          };
    }
    return millis / repeats(kind);
  }

  private double owners(int first, int last) throws IOException {
    return millis(STATISTIC, first, last);
  }

  private double millis(String path, int first, int last) throws IOException {
    long start = System.nanoTime();
    String answer = ask(path, first, last);
    double millis = (System.nanoTime() - start) / 1e6;
    if (!answer.contains("\"errmsg\":\"ok\"") || !answer.contains("\"items\":[{")) {
      throw new IllegalStateException(answer);
    }
    return millis;
  }

  private String ask(String path, int first, int last) throws IOException {
    String body =
        "{\"day_begin_time\":%d,\"day_end_time\":%d,\"limit\":1000}"
            .formatted(seconds(first), seconds(last));
    return connection.send(HttpConnection.post(path + "?access_token=" + token, "none", body));
  }

  private static long seconds(int day) {
    LocalDate date = MonthOfChats.FIRST.plusDays(day);
    return date.atStartOfDay(ZoneOffset.ofHours(8)).toEpochSecond();
  }

  /** Writes the figures of a day for the peer; returns their sum. */
  private static double write(String answer, int day, PrintWriter out) {
    double sum = 0;
    Matcher item = ITEM.matcher(answer);
    while (item.find()) {
      List<String> cells = new ArrayList<>();
      for (String figure : item.group(2).split(",", -1)) {
        String value = figure.substring(figure.indexOf(':') + 1);
        cells.add(value);
        sum += Double.parseDouble(value);
      }
      out.printf("%d,%d,%s%n", day, Integer.parseInt(item.group(1)), String.join(",", cells));
    }
    return sum;
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text.replace("\": \"", "\":\""));
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher.group(1);
  }
}
