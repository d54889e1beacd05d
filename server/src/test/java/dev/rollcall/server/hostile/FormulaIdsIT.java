package dev.rollcall.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import dev.rollcall.server.RawClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ids and names are the sender's: those that would be a formula in a table, a tag in a page or a
 * command elsewhere are kept to the letter, count like all others, and come back as JSON strings.
 */
class FormulaIdsIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<String> NAMES =
      List.of(
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-2+3",
          "@SUM(A1:A9)",
          "<img src=x onerror=alert(1)>",
          "'; drop table tenant; --",
          "e\u0301",
          "\u00e9",
          "\u200bzero",
          "\u202egnp",
          "../../etc",
          "\ud83d\ude00");

  @TempDir private Path folder;

  @Test
  void theyAreKeptAndToldToTheLetter() throws IOException {
    try (OpenHouse house = new OpenHouse(folder)) {
      for (String name : NAMES) {
        String text = HostileText.json(name);
        send(
            house,
            "department.set",
            "\"department\":\"%1$s\",\"parent\":\"0\",\"name\":\"%1$s\"",
            text);
        send(
            house,
            "person.set",
            "\"person\":\"%1$s\",\"name\":\"%1$s\",\"departments\":[\"%1$s\"]",
            text);
        send(house, "app.set", "\"app\":\"%1$s\",\"name\":\"%1$s\",\"forms\":[\"webapp\"]", text);
        send(
            house,
            "app.page_viewed",
            "\"person\":\"%1$s\",\"app\":\"%1$s\",\"form\":\"webapp\"",
            text);
      }
      house.publish(OpenHouse.ACME, OpenHouse.DAY);
      assertThat(texts(house, "/v1/apps", "apps", "app")).containsAll(NAMES);
      assertThat(texts(house, "/v1/departments", "departments", "name")).containsAll(NAMES);
      for (String name : NAMES) {
        String id = HostileText.encoded(name);
        JsonNode usage =
            read(house, "/v1/apps/" + id + "/usage?from=2026-11-20&to=2026-11-20&department=" + id);
        assertThat(usage.path("app").asString("")).as("%s", usage).isEqualTo(name);
        assertThat(usage.at("/departments/0/active_users").intValue()).as(name).isEqualTo(1);
      }
    }
  }

  private static List<String> texts(OpenHouse house, String path, String list, String field)
      throws IOException {
    return read(house, path)
        .get(list)
        .valueStream()
        .map(one -> one.get(field).stringValue())
        .toList();
  }

  private static JsonNode read(OpenHouse house, String target) throws IOException {
    try (RawClient client = new RawClient(house.port())) {
      Answer answer =
          client.ask(
              "GET "
                  + target
                  + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + house.readKey()
                  + "\r\n\r\n");
      assertThat(answer.headers()).contains("Content-Type: application/json");
      return JSON.readTree(answer.body());
    }
  }

  private static void send(OpenHouse house, String type, String data, String text)
      throws IOException {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"%1$s\",\"source\":\"%2$s\",\"type\":\"%2$s\",\"time\":\"2026-11-20T%3$s:00+08:00\",\"data\":{%4$s}}"
            .formatted(
                text,
                type,
                type.equals("app.page_viewed") ? "12:00" : "00:00",
                data.formatted(text));
    byte[] body = event.getBytes(StandardCharsets.UTF_8);
    try (RawClient client = new RawClient(house.port())) {
      client.write(
          "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/cloudevents+json\r\n"
              + "Authorization: Bearer "
              + house.intakeKey()
              + "\r\nContent-Length: "
              + body.length
              + "\r\n\r\n");
      client.write(body);
      assertThat(client.read().body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    }
  }
}
