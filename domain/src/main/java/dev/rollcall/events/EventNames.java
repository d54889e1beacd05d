package dev.rollcall.events;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The keys that are known in an event, in its data and in its client. */
record EventNames(
    PropertyNameMatcher attributes, PropertyNameMatcher data, PropertyNameMatcher client) {
  /** The attributes of CloudEvents 1.0 that are read; all others are ignored. */
  enum Attribute {
    SPECVERSION,
    ID,
    SOURCE,
    TYPE,
    TIME,
    REGION,
    DATACONTENTTYPE,
    DATA;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final List<Attribute> ATTRIBUTES = List.of(Attribute.values());

  static final Pattern JSON_CONTENT =
      Pattern.compile("[a-z0-9.+_-]+/([a-z0-9.+_-]+[+])?json *(;.*)?", Pattern.CASE_INSENSITIVE);

  static EventNames of(JsonFactory json) {
    return new EventNames(
        matcher(json, ATTRIBUTES.stream().map(Attribute::key).toList()),
        matcher(json, Field.OF_DATA.stream().map(Field::key).toList()),
        matcher(json, Field.OF_CLIENT.stream().map(Field::key).toList()));
  }

  private static PropertyNameMatcher matcher(JsonFactory json, List<String> keys) {
    return json.constructNameMatcher(keys.stream().map(Named::fromString).toList(), false);
  }
}
