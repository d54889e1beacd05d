package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The document describes what there is, no more and no less. That every answer is as described,
 * {@link FeishuServer} looks at in every test.
 */
final class OpenApiDocumentIT {
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

  @TempDir private static Path folder;
  private static FeishuServer server;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults());
    SampleVisits.publish(server.workbench());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyEndpointIsDescribedAndNothingElse() {
    Set<String> endpoints = new TreeSet<>();
    for (Endpoint endpoint : server.endpoints()) {
      endpoints.add(endpoint.method() + " " + endpoint.path().replace(":app_id", "{app_id}"));
    }
    assertThat(DOCUMENT.operations()).isEqualTo(endpoints);
  }

  @Test
  void everyCodeIsDescribedAndNoOther() {
    Set<Integer> described = new TreeSet<>();
    DOCUMENT
        .root()
        .get("paths")
        .findValues("enum")
        .forEach(list ->
            list.forEach(code -> {
              if (code.isInt()) {
                described.add(code.intValue());
              }
            }));
    Set<Integer> codes = new TreeSet<>();
    Arrays.stream(FeishuError.values()).forEach(error -> codes.add(error.code()));
    assertThat(described).isEqualTo(codes);
  }

  @Test
  void anyoneMayReadIt() {
    Reply reply =
        server.send(HttpRequest.newBuilder(URI.create(server.base() + "/v1/openapi/feishu.json")));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json()).isEqualTo(DOCUMENT.root());
    assertThat(reply.json().get("openapi").stringValue()).isEqualTo("3.1.0");
    JsonNode wecom =
        server
            .send(HttpRequest.newBuilder(URI.create(server.base() + "/v1/openapi/wecom.json")))
            .json();
    assertThat(wecom.get("paths").has("/cgi-bin/gettoken")).isTrue();
    assertThat(server.post("/v1/openapi/feishu.json", "", "").status()).isEqualTo(405);
  }

  @Test
  void anAnswerThatIsNotAsDescribedIsFound() {
    Reply good =
        server.search(
            WorkplaceIT.ALL, server.token(FeishuServer.CALLER), WorkplaceIT.WEEK + "&page_size=1");
    assertThat(DOCUMENT.faults("POST", WorkplaceIT.ALL, good)).isEmpty();
    assertThat(DOCUMENT.faults("POST", WorkplaceIT.BLOCKS, good)).isNotEmpty();
    assertThat(DOCUMENT.faults("GET", WorkplaceIT.ALL, good)).isNotEmpty();
    Reply refused = server.search(WorkplaceIT.ALL, server.token(FeishuServer.CALLER), "");
    assertThat(DOCUMENT.faults("POST", WorkplaceIT.ALL, refused)).isEmpty();
    Reply login = server.login("cli_nobody", "x");
    assertThat(DOCUMENT.faults("POST", "/open-apis/auth/v3/app_access_token", login)).isEmpty();
    assertThat(DOCUMENT.faults("POST", WorkplaceIT.ALL, login)).isNotEmpty();
  }
}
