package dev.rollcall.server.wecom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document that the server gives out about this surface, and whether an answer is as it says.
 * Knows the words of JSON Schema that the document uses; any other is a fault, so that nothing
 * stands there unchecked.
 */
final class OpenApiDocument {
  private static final Set<String> WORDS_WITHOUT_RULE = Set.of("description", "default");

  private final JsonNode root;

  private OpenApiDocument(JsonNode root) {
    this.root = root;
  }

  static OpenApiDocument load() {
    try (InputStream in =
        Objects.requireNonNull(
            OpenApiDocument.class.getResourceAsStream(
                "/dev/rollcall/server/api/openapi/wecom.json"))) {
      return new OpenApiDocument(JsonMapper.builder().build().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** What of an answer is not as its path's description says; empty when all is. */
  List<String> faults(URI asked, Reply reply) {
    List<String> faults = new ArrayList<>();
    JsonNode path = root.get("paths").get(asked.getRawPath().replaceFirst("^/+", "/"));
    if (path == null) {
      if (reply.status() != 404 || !reply.body().isEmpty()) {
        faults.add("a path that is not described answers " + reply.status());
      }
      return faults;
    }
    JsonNode operation = path.iterator().next();
    JsonNode response = operation.get("responses").get(Integer.toString(reply.status()));
    if (response == null) {
      return List.of("status " + reply.status() + " is not described");
    }
    String type = reply.header("Content-Type");
    JsonNode content = response.get("content").get(type);
    if (content == null) {
      return List.of("Content-Type " + type + " is not described");
    }
    for (String header : response.get("headers").propertyNames()) {
      JsonNode value = JsonMapper.builder().build().valueToTree(reply.header(header));
      JsonNode described = resolved(response.get("headers").get(header));
      check(value, described.get("schema"), header, faults);
    }
    check(reply.json(), content.get("schema"), "body", faults);
    return faults;
  }

  /** Checks any schema of the document; for tests of the requests in it. */
  List<String> faults(JsonNode value, String schema) {
    List<String> faults = new ArrayList<>();
    check(value, root.get("components").get("schemas").get(schema), schema, faults);
    return faults;
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode ref = node.get("$ref");
    return ref == null ? node : root.at(ref.stringValue().substring(1));
  }

  private void check(JsonNode value, JsonNode schema, String where, List<String> faults) {
    for (String word : schema.propertyNames()) {
      JsonNode rule = schema.get(word);
      boolean kept =
          switch (word) {
            case "$ref" -> {
              check(value, resolved(schema), where, faults);
              yield true;
            }
            case "oneOf" -> oneOf(value, rule, where);
            case "properties", "items" -> {
              inside(value, word, rule, where, faults);
              yield true;
            }
            case "type" -> isOfType(value, rule);
            case "const" -> value.equals(rule);
            case "enum" -> rule.valueStream().anyMatch(value::equals);
            case "pattern" ->
                !value.isString()
                    || Pattern.compile(rule.stringValue()).matcher(value.stringValue()).find();
            case "minimum" -> !value.isNumber() || value.longValue() >= rule.longValue();
            case "maximum" -> !value.isNumber() || value.longValue() <= rule.longValue();
            case "minLength" ->
                !value.isString() || value.stringValue().length() >= rule.intValue();
            case "maxItems" -> !value.isArray() || value.size() <= rule.intValue();
            case "required" -> rule.valueStream().allMatch(name -> value.has(name.stringValue()));
            case "additionalProperties" ->
                schema.get("properties").propertyNames().containsAll(value.propertyNames());
            default -> WORDS_WITHOUT_RULE.contains(word);
          };
      if (!kept) {
        faults.add(where + " " + value + " breaks " + word + " " + rule);
      }
    }
  }

  private boolean oneOf(JsonNode value, JsonNode options, String where) {
    int fitting = 0;
    for (JsonNode option : options) {
      List<String> faults = new ArrayList<>();
      check(value, option, where, faults);
      fitting += faults.isEmpty() ? 1 : 0;
    }
    return fitting == 1;
  }

  private void inside(
      JsonNode value, String word, JsonNode rule, String where, List<String> faults) {
    if (word.equals("items")) {
      value.valueStream().forEach(entry -> check(entry, rule, where + "[]", faults));
      return;
    }
    for (String name : rule.propertyNames()) {
      if (value.has(name)) {
        check(value.get(name), rule.get(name), where + "." + name, faults);
      }
    }
  }

  private static boolean isOfType(JsonNode value, JsonNode types) {
    return types.isArray()
        ? types.valueStream().anyMatch(type -> isOfType(value, type))
        : switch (types.stringValue()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "integer" -> value.isIntegralNumber();
          default -> false;
        };
  }
}
