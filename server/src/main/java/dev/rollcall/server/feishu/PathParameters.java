package dev.rollcall.server.feishu;

import java.util.Map;

/** The values of the {@code :name} segments of a path, decoded. */
record PathParameters(Map<String, String> values) {
  static final PathParameters NONE = new PathParameters(Map.of());

  /** The value of a name that the endpoint's path has. */
  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("The path has no parameter " + name);
    }
    return value;
  }
}
