package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the statistics of customer group chats as a WeCom client would. */
final class GroupChatClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STATISTIC = "/cgi-bin/externalcontact/groupchat/statistic";
  private static final int PAGE = 1000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String token;

  /** Logs in with what {@code app add} printed. */
  GroupChatClient(URI server, JsonNode app) {
    this.server = server;
    String login =
        "/cgi-bin/gettoken?corpid=%s&corpsecret=%s"
            .formatted(app.get("corp_id").stringValue(), app.get("secret").stringValue());
    this.token =
        send(HttpRequest.newBuilder(server.resolve(login))).get("access_token").stringValue();
  }

  /** What is answered when nobody is named. */
  int codeForEverybody(LocalDate day) {
    return ask(STATISTIC, body(day, day, "{}", 0)).get("errcode").intValue();
  }

  /** The figures of all owners of a department over a period, page by page. */
  Map<String, long[]> owners(LocalDate first, LocalDate last, String department) {
    Map<String, long[]> owners = new TreeMap<>();
    String filter = "{\"partyid_list\":[\"" + department + "\"]}";
    int offset = 0;
    int total;
    do {
      JsonNode page = ask(STATISTIC, body(first, last, filter, offset));
      for (JsonNode item : page.get("items")) {
        assertThat(owners.put(item.get("owner").stringValue(), figures(item))).isNull();
      }
      offset = page.get("next_offset").intValue();
      total = page.get("total").intValue();
    } while (offset < total);
    assertThat(owners).hasSize(total);
    return owners;
  }

  /** The figures of some owners together, by day. */
  Map<LocalDate, long[]> days(LocalDate first, LocalDate last, Collection<String> owners) {
    String named = owners.stream().collect(Collectors.joining("\",\"", "\"", "\""));
    String filter = "{\"userid_list\":[" + named + "]}";
    Map<LocalDate, long[]> days = new TreeMap<>();
    for (JsonNode item :
        ask(STATISTIC + "_group_by_day", body(first, last, filter, 0)).get("items")) {
      Instant start = Instant.ofEpochSecond(item.get("stat_time").longValue());
      days.put(Region.CN.dayOf(start), figures(item));
    }
    return days;
  }

  private static long[] figures(JsonNode item) {
    JsonNode data = item.get("data");
    assertThat(data).hasSize(ChatRecount.FIGURES.size());
    return ChatRecount.FIGURES.stream().mapToLong(name -> data.get(name).longValue()).toArray();
  }

  private static String body(LocalDate first, LocalDate last, String filter, int offset) {
    return ("{\"day_begin_time\":%d,\"day_end_time\":%d,\"owner_filter\":%s,\"offset\":%d,"
            + "\"limit\":%d}")
        .formatted(
            Region.CN.startOf(first).getEpochSecond(),
            Region.CN.startOf(last).getEpochSecond(),
            filter,
            offset,
            PAGE);
  }

  private JsonNode ask(String path, String body) {
    return send(
        HttpRequest.newBuilder(server.resolve(path + "?access_token=" + token))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
