package dev.rollcall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The organisation that {@link Overload} asks about and sends events for: a month of group chats,
 * people in departments and what they used on its last day, brought in and published by the jar.
 */
final class OverloadOffice {
  /** The server's time when it begins to serve. */
  static final Instant CLOCK = Instant.parse("2026-11-01T04:00:00Z");

  private static final String TENANT = "bench";
  private static final String APP = "cli_bench";
  private static final int OWNERS = 200;
  private static final int PEOPLE = 4_000;
  private static final int DEPARTMENTS = 200;
  private static final String DAY =
      "{\"date\":\"2026-10-31\",\"cycle_type\":1,\"department_id\":\"0\",\"recursion\":4,\"page_size\":20}";
  private static final String PAGE =
      "/open-apis/application/v6/applications/"
          + APP
          + "/app_usage/department_overview?department_id_type=department_id";
  private static final String STATS =
      "/open-apis/admin/v1/admin_user_stats?department_id_type=department_id&user_id_type=union_id"
          + "&start_date=2026-10-31&end_date=2026-10-31&page_size=60";
  private static final String CHATS = "/cgi-bin/externalcontact/groupchat/statistic?access_token=";
  private static final String CHATS_OF_DAY =
      "{\"day_begin_time\":1793376000,\"day_end_time\":1793376000,\"limit\":100,"
          + "\"owner_filter\":{\"userid_list\":["
          + IntStream.range(0, 100)
              .mapToObj("\"owner-%04d\""::formatted)
              .collect(Collectors.joining(","))
          + "]}}";

  private final Jar jar;
  private final String feishuSecret;
  private final String wecomSecret;
  private final String key;

  private OverloadOffice(Jar jar, String feishuSecret, String wecomSecret, String key) {
    this.jar = jar;
    this.feishuSecret = feishuSecret;
    this.wecomSecret = wecomSecret;
    this.key = key;
  }

  /** Makes the data folder of a jar. */
  static OverloadOffice found(Jar jar, Path folder) throws IOException, InterruptedException {
    Path chats = folder.resolve("chats.ndjson");
    var _ = MonthOfChats.write(chats, OWNERS);
    Path use = folder.resolve("use.ndjson");
    writeUse(use);
    var _ = run(jar, "tenant", "add", "Bench", "--id", TENANT, "--corp-id", "ww_bench");
    String feishu = run(jar, "app", "add", "--tenant", TENANT, "--vendor", "feishu", "--id", APP);
    String wecom = run(jar, "app", "add", "--tenant", TENANT, "--vendor", "wecom");
    String key = run(jar, "key", "add", "--tenant", TENANT, "--for", "intake");
    var _ = run(jar, "import", "--tenant", TENANT, chats.toString(), use.toString());
    var _ = run(jar, "rollup");
    return new OverloadOffice(
        jar, word("app_secret", feishu), word("secret", wecom), word("key", key));
  }

  private static String run(Jar jar, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--json", "--clock", CLOCK.toString()));
    return jar.run(all.toArray(String[]::new)).output();
  }

  private static void writeUse(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int department = 0; department < DEPARTMENTS; department++) {
        line(
            out,
            "department.set",
            "d" + department,
            "\"department\":\"d%d\",\"parent\":\"%s\",\"name\":\"Department %d\""
                .formatted(
                    department, department < 10 ? "0" : "d" + (department / 10 - 1), department));
      }
      for (int person = 0; person < PEOPLE; person++) {
        String who = "\"person\":\"u%d\"".formatted(person);
        line(
            out,
            "person.set",
            "p" + person,
            who
                + ",\"name\":\"Person %d\",\"departments\":[\"d%d\"]"
                    .formatted(person, person % DEPARTMENTS));
        line(
            out,
            "app.page_viewed",
            "v" + person,
            who + ",\"app\":\"%s\",\"form\":\"webapp\"".formatted(APP));
      }
    }
  }

  private static void line(PrintWriter out, String type, String id, String data) {
    out.printf(
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"office\",\"type\":\"%s\","
            + "\"time\":\"2026-10-31T03:00:00Z\",\"data\":{%s}}%n",
        id, type, data);
  }

  /** How many events the journal has by what the jar says. */
  long journalled() throws IOException, InterruptedException {
    return Long.parseLong(word("events", run(jar, "status")));
  }

  /** Batches of events, ready to be sent. */
  List<byte[]> batches(int count, int events) {
    SampleBodies samples = new SampleBodies(CLOCK);
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(events(samples.batch(events)));
    }
    return requests;
  }

  private byte[] events(byte[] body) {
    byte[] head = headOfEvents(body.length).getBytes(StandardCharsets.US_ASCII);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  /** The headers of a batch of so many bytes. */
  String headOfEvents(int bytes) {
    return "POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Type: application/cloudevents-batch+json\r\nContent-Length: "
        + bytes
        + "\r\n\r\n";
  }

  /** The headers of a login with so long a body. */
  static String headOfLogin(int bytes) {
    return "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + "Content-Type: application/json\r\nContent-Length: "
        + bytes
        + "\r\n\r\n";
  }

  /** A login, as every client does it first. */
  byte[] login() {
    return HttpConnection.post(
        "/open-apis/auth/v3/tenant_access_token/internal",
        "none",
        "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(APP, feishuSecret));
  }

  /** Requests for a page of departments, of people and of group chats. */
  List<byte[]> pages(HttpConnection connection) throws IOException {
    String token = word("tenant_access_token", connection.send(login()));
    String wecomToken =
        word(
            "access_token",
            connection.get("/cgi-bin/gettoken?corpid=ww_bench&corpsecret=" + wecomSecret));
    String people =
        "GET " + STATS + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token;
    return List.of(
        HttpConnection.post(PAGE, token, DAY),
        (people + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII),
        HttpConnection.post(CHATS + wecomToken, "none", CHATS_OF_DAY));
  }

  private static String word(String name, String json) {
    Matcher found = Pattern.compile("\"" + name + "\" *: *\"?([^\",}\\s]+)").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("There is no " + name + " in " + json);
    }
    return found.group(1);
  }
}
