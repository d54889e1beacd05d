package dev.rollcall.server.feishu;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, for tests to look at. */
record Reply(int status, HttpResponse<String> response) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response);
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
    return json().get("code").intValue();
  }

  String message() {
    return json().get("msg").stringValue();
  }

  /** A text at a path such as {@code /data/page_token}, empty when it is not there. */
  String text(String path) {
    return json().at(path).asString("");
  }

  /** Status and code together, such as {@code 400 211005}. */
  String verdict() {
    return status + " " + code();
  }
}
