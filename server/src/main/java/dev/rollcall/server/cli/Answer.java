package dev.rollcall.server.cli;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a command says when it is done: text for people, the same as one JSON object for programs.
 *
 * @param text lines for people, without the last line break; may be empty
 * @param json the members of the JSON object in their order: strings, whole numbers, booleans,
 *     lists and maps of these, or null
 * @param status exit status, 0 when it went well
 */
record Answer(String text, Map<String, @Nullable Object> json, int status) {

  static Answer of(String text) {
    return new Answer(text, new LinkedHashMap<>(), 0);
  }

  /** Everything was said already. */
  static Answer silent() {
    return new Answer("", Map.of(), 0);
  }

  /** The same answer with one more member. */
  Answer with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(json);
    members.put(name, value);
    return new Answer(text, members, status);
  }

  /** The same answer with another exit status. */
  Answer status(int newStatus) {
    return new Answer(text, json, newStatus);
  }

  void print(PrintStream out, boolean asJson) {
    if (asJson && !json.isEmpty()) {
      out.println(asJson());
    } else if (!asJson && !text.isEmpty()) {
      out.println(text);
    }
    out.flush();
  }

  private String asJson() {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), line)) {
      write(generator, json);
    }
    return line.toString();
  }

  private static void write(JsonGenerator generator, @Nullable Object value) {
    switch (value) {
      case null -> generator.writeNull();
      case Boolean flag -> generator.writeBoolean(flag);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case Map<?, ?> members -> {
        generator.writeStartObject();
        members.forEach((name, member) -> {
          generator.writeName(String.valueOf(name));
          write(generator, member);
        });
        generator.writeEndObject();
      }
      case Iterable<?> items -> {
        generator.writeStartArray();
        items.forEach(item -> write(generator, item));
        generator.writeEndArray();
      }
      default -> generator.writeString(value.toString());
    }
  }
}
