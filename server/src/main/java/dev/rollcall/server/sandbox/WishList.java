package dev.rollcall.server.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wishes as JSON:
 *
 * <pre>
 *   {"faults":[{"fault":"rate-limit","times":3,"app":"cli_a1b2","path":"/open-apis/workplace/"}]}
 * </pre>
 */
final class WishList {
  private static final int MOST_WISHES = 100;
  private static final int MOST_TIMES = 10_000;
  private static final Set<String> MEMBERS = Set.of("fault", "times", "app", "path");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private WishList() {}

  /** What became of a document. */
  sealed interface Read {
    record Wishes(List<Wish> all) implements Read {}

    /** One sentence on what is wrong with it. */
    record Wrong(String detail) implements Read {}
  }

  static Read read(byte[] document) {
    JsonNode root;
    try {
      root = JSON.readTree(document);
    } catch (JacksonException malformed) {
      return new Read.Wrong("The body is not one JSON document.");
    }
    JsonNode list = root.get("faults");
    if (!root.isObject() || root.size() != 1 || list == null || !list.isArray()) {
      return new Read.Wrong("The body is {\"faults\":[...]} and nothing else.");
    }
    if (list.size() > MOST_WISHES) {
      return new Read.Wrong("There are more than " + MOST_WISHES + " faults.");
    }
    List<Wish> all = new ArrayList<>();
    for (JsonNode node : list) {
      Wish wish = wish(node);
      if (wish == null) {
        return new Read.Wrong(
            "A fault has 'fault' ("
                + Ordered.words()
                + ") and may have 'times' (1 to "
                + MOST_TIMES
                + "), 'app' and 'path' (text); "
                + node
                + " is none.");
      }
      all.add(wish);
    }
    return new Read.Wishes(all);
  }

  private static @Nullable Wish wish(JsonNode node) {
    if (!node.isObject() || !MEMBERS.containsAll(node.propertyNames())) {
      return null;
    }
    Ordered ordered = Ordered.of(node.path("fault").asString("")).orElse(null);
    JsonNode times = node.path("times");
    boolean countable = times.isMissingNode() || times.canConvertToInt();
    if (ordered == null || !countable || !isText(node, "app") || !isText(node, "path")) {
      return null;
    }
    int count = times.isMissingNode() ? 1 : times.intValue();
    return count < 1 || count > MOST_TIMES
        ? null
        : new Wish(ordered, count, text(node, "app"), text(node, "path"));
  }

  private static boolean isText(JsonNode node, String name) {
    return !node.has(name) || node.get(name).isString();
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.has(name) ? node.get(name).stringValue() : null;
  }

  static byte[] write(List<Wish> all) {
    List<Map<String, Object>> faults = new ArrayList<>();
    for (Wish wish : all) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("fault", wish.what().text());
      members.put("times", wish.times());
      String app = wish.app();
      if (app != null) {
        members.put("app", app);
      }
      String path = wish.path();
      if (path != null) {
        members.put("path", path);
      }
      faults.add(members);
    }
    return JSON.writeValueAsString(Map.of("faults", faults)).getBytes(StandardCharsets.UTF_8);
  }
}
