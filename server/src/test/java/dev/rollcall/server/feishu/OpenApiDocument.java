package dev.rollcall.server.feishu;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document that the server gives out about this surface, and whether an answer is as it says.
 */
final class OpenApiDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode root;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private OpenApiDocument(JsonNode root) {
    this.root = root;
  }

  static OpenApiDocument load() {
    try (InputStream in =
        Objects.requireNonNull(
            OpenApiDocument.class.getResourceAsStream(
                "/dev/rollcall/server/api/openapi/feishu.json"))) {
      return new OpenApiDocument(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** Methods and paths, such as {@code POST /open-apis/auth/v3/app_access_token}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.get("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** What of an answer is not as it is described; empty when all is. */
  List<String> faults(String method, String rawPath, Reply reply) {
    JsonNode operation = operation(method, rawPath);
    if (operation == null) {
      return reply.status() == 404 && reply.body().equals("404 page not found")
          ? List.of()
          : List.of("what is not described answers " + reply.status() + " " + reply.body());
    }
    JsonNode response = operation.get("responses").get(Integer.toString(reply.status()));
    if (response == null) {
      return List.of("status " + reply.status() + " is not described: " + reply.body());
    }
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header : response.get("headers").properties()) {
      JsonNode described = root.at(header.getValue().get("$ref").stringValue().substring(1));
      JsonNode value = JSON.valueToTree(reply.header(header.getKey()));
      check(value, described.get("schema"), faults);
    }
    JsonNode content = response.get("content").get(reply.header("Content-Type"));
    if (content == null) {
      faults.add("Content-Type " + reply.header("Content-Type") + " is not described");
    } else {
      check(reply.json(), content.get("schema"), faults);
    }
    return faults;
  }

  private @Nullable JsonNode operation(String method, String rawPath) {
    String path = rawPath.replaceFirst("^/+", "/").replaceFirst("/$", "");
    for (Map.Entry<String, JsonNode> described : root.get("paths").properties()) {
      String pattern = Pattern.quote(described.getKey()).replace("{app_id}", "\\E[^/]+\\Q");
      if (path.matches(pattern)) {
        return described.getValue().get(method.toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }

  private void check(JsonNode value, JsonNode schema, List<String> faults) {
    schemas
        .computeIfAbsent(schema, this::schema)
        .validate(value)
        .forEach(error -> faults.add(error + " in " + value));
  }

  /** A schema that finds what it refers to. */
  private Schema schema(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("components", root.get("components"));
    whole.putArray("allOf").add(schema);
    return registry.getSchema(whole);
  }
}
