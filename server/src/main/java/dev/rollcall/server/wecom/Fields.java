package dev.rollcall.server.wecom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request's body, read when the first is asked for. Whatever its {@code
 * Content-Type} says, it is read as JSON; what is no JSON, or of a wrong type, counts as absent,
 * and the answer will carry a warning (S32).
 */
final class Fields {
  private final byte[] body;
  private @Nullable PartialJson document;
  private boolean wrongType;

  Fields(byte[] body) {
    this.body = body;
  }

  /** Whether anything of what was asked for could not be read; true only after asking. */
  boolean isPartial() {
    return wrongType || (document != null && !document.isWhole());
  }

  /** A whole number of 32 bits. */
  int number(String name, int fallback) {
    Object value = values().get(name);
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    wrongType |= value != null;
    return fallback;
  }

  /** The fields of an object within; none when it is absent. */
  Map<String, Object> object(String name) {
    Object value = values().get(name);
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> fields = new LinkedHashMap<>();
      object.forEach((key, field) -> fields.put((String) key, field));
      return fields;
    }
    wrongType |= value != null;
    return Map.of();
  }

  /**
   * The texts of a list; entries that are none, such as whole numbers where {@code numbers} are no
   * texts, stand there as empty texts, which are nobody's id.
   */
  List<String> texts(Map<String, Object> object, String name, boolean numbers) {
    Object value = object.get(name);
    if (!(value instanceof List<?> list)) {
      wrongType |= value != null;
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object entry : list) {
      boolean text = entry instanceof String || (numbers && entry instanceof Long);
      wrongType |= !text;
      texts.add(text ? entry.toString() : "");
    }
    return texts;
  }

  private Map<String, Object> values() {
    if (document == null) {
      document = PartialJson.read(body);
    }
    return document.values();
  }
}
