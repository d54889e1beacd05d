package dev.rollcall.server.wecom;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What a path has to say. */
sealed interface Answer {
  /** All went well; {@code fields} writes what stands behind {@code errmsg}. */
  record Success(Consumer<JsonGenerator> fields) implements Answer {}

  /** A client's mistake, or a limit, as a value. */
  record Refusal(WecomError error) implements Answer {}
}
