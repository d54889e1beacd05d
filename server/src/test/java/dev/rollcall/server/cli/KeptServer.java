package dev.rollcall.server.cli;

import dev.rollcall.events.Region;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a {@link KeptFolder} that publishes nothing by itself, and what it answers. */
final class KeptServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INTERNAL = "/open-apis/auth/v3/tenant_access_token/internal";

  /** Log ids and hints. */
  private static final String NAMES_OF_ANSWERS = "20[0-9]{12}[0-9A-F]{20}|[0-9]{25}";

  private static final String CHATS = "/cgi-bin/externalcontact/groupchat/statistic";

  private final Serving serving;
  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuilder told = new StringBuilder();

  private KeptServer(TypedCommands commands, Path data) {
    this.serving =
        Serving.start(
            DataFolder.open(data), Settings.standard().at("127.0.0.1", 0), commands.clock);
  }

  /** A token of the app, as a client got it. */
  static String token(TypedCommands commands, Path data) {
    try (KeptServer server = new KeptServer(commands, data)) {
      return server.login();
    }
  }

  /** Every question and its answer, one a line. */
  static String figures(TypedCommands commands, Path data, Properties access) {
    try (KeptServer server = new KeptServer(commands, data)) {
      server.everything(access);
      return server.told.toString();
    }
  }

  private void everything(Properties access) {
    String token = access.getProperty("token", "");
    LocalDate last = KeptFolder.LAST;
    for (String app : new String[] {"crm", "wiki", "helper"}) {
      String path =
          "/open-apis/application/v6/applications/%s/app_usage/department_overview".formatted(app);
      String week = "{\"date\":\"2026-11-16\",\"cycle_type\":2,\"department_id\":\"0\"";
      tell(path, token, week + ",\"recursion\":4,\"page_size\":20}");
      tell(path, token, "{\"date\":\"" + last.minusDays(2) + "\",\"cycle_type\":1}");
    }
    String days = "?start_date=" + last.minusDays(3) + "&end_date=" + last + "&page_size=60";
    tell("/open-apis/admin/v1/admin_user_stats" + days, token, null);
    tell("/open-apis/admin/v1/admin_user_stats" + days + "&user_id_type=user_id", login(), null);
    String first = "?start_date=" + KeptFolder.FIRST + "&end_date=" + KeptFolder.FIRST.plusDays(1);
    tell("/open-apis/admin/v1/admin_user_stats" + first + "&page_size=60", token, null);
    String departments = "&department_id_type=department_id&contains_child_dept=";
    for (boolean children : new boolean[] {true, false}) {
      String asked = first + departments + children + "&department_id=0&page_size=20";
      tell("/open-apis/admin/v1/admin_dept_stats" + asked, token, null);
    }
    String range = "?from_date=" + KeptFolder.FIRST + "&to_date=" + last;
    String store = storeToken(access);
    tell("/open-apis/workplace/v1/workplace_access_data/search" + range, store, "");
    tell("/open-apis/workplace/v1/workplace_block_access_data/search" + range, store, "");
    String wecom =
        json(HttpRequest.newBuilder(
                at(
                    "/cgi-bin/gettoken?corpid="
                        + KeptFolder.CORP
                        + "&corpsecret="
                        + KeptFolder.SECRET)))
            .get("access_token")
            .stringValue();
    String chats =
        "{\"day_begin_time\":%d,\"day_end_time\":%d}"
            .formatted(
                Region.CN.startOf(KeptFolder.FIRST).getEpochSecond(),
                Region.CN.startOf(last).getEpochSecond());
    told.append("POST ").append(CHATS).append(' ').append(chats).append('\n');
    told.append(body(post(CHATS + "?access_token=" + wecom, chats))).append('\n');
    told.append("POST ").append(CHATS).append("_group_by_day ").append(chats).append('\n');
    told.append(body(post(CHATS + "_group_by_day?access_token=" + wecom, chats))).append('\n');
    tell("/v1/apps", access.getProperty("readKey", ""), null);
  }

  private String login() {
    String login =
        "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(KeptFolder.APP, KeptFolder.SECRET);
    return json(post(INTERNAL, login)).get("tenant_access_token").stringValue();
  }

  /** A token of the store app, with a ticket that follows from the folder's signing key. */
  private String storeToken(Properties access) {
    String ticket = access.getProperty("ticket", "");
    String appToken =
        json(post(
                "/open-apis/auth/v3/app_access_token",
                "{\"app_id\":\"%s\",\"app_secret\":\"%s\",\"app_ticket\":\"%s\"}"
                    .formatted(KeptFolder.STORE, KeptFolder.SECRET, ticket)))
            .get("app_access_token")
            .stringValue();
    String body =
        "{\"app_access_token\":\"%s\",\"tenant_key\":\"%s\"}"
            .formatted(appToken, access.getProperty("tenantKey", ""));
    return json(post("/open-apis/auth/v3/tenant_access_token", body))
        .get("tenant_access_token")
        .stringValue();
  }

  private void tell(String path, String token, @Nullable String body) {
    HttpRequest.Builder request =
        body == null ? HttpRequest.newBuilder(at(path)) : post(path, body);
    told.append(body == null ? "GET " : "POST ").append(path).append(' ').append(body).append('\n');
    told.append(body(request.header("Authorization", "Bearer " + token))).append('\n');
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body));
  }

  private URI at(String path) {
    return serving.address().resolve(path);
  }

  private JsonNode json(HttpRequest.Builder request) {
    return JSON.readTree(body(request));
  }

  private String body(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .replaceAll(NAMES_OF_ANSWERS, "...");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    serving.close();
  }
}
