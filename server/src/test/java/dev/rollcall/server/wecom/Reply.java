package dev.rollcall.server.wecom;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, for tests to look at. */
record Reply(HttpResponse<String> response) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  JsonNode json() {
    return JSON.readTree(body());
  }

  int code() {
    return json().get("errcode").intValue();
  }

  String message() {
    return json().get("errmsg").stringValue();
  }

  /** The text that names each item, an owner or a time. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    json()
        .get("items")
        .forEach(item ->
            names.add(
                item.has("owner")
                    ? item.get("owner").stringValue()
                    : item.get("stat_time").asString()));
    return names;
  }

  /** The figures of the n-th item as they came. */
  String data(int n) {
    return json().get("items").get(n).get("data").toString();
  }
}
