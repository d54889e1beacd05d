package dev.rollcall.facts;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an event's {@code client} named; parts that it left out are empty.
 *
 * @param os such as {@code ios 14.2}
 * @param packageName such as {@code Feishu}
 * @param version such as {@code 3.40.0}
 */
public record ClientName(String os, String packageName, String version) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As a JSON array of the three parts, in this order. */
  public String text() {
    return JSON.writeValueAsString(List.of(os, packageName, version));
  }

  /** Reads what {@link #text} wrote. */
  public static ClientName of(String text) {
    String[] parts = JSON.readValue(text, String[].class);
    return new ClientName(parts[0], parts[1], parts[2]);
  }
}
