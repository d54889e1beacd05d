package dev.rollcall.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one event's {@code data} as they were read, good or faulty. A field's fault counts
 * only if the type has the field, which may become known later: {@code data} can stand before
 * {@code type}.
 */
final class DataValues {
  private static final Field[] FIELDS = Field.OF_DATA.toArray(Field[]::new);

  private final JsonNames names;
  private final DataShapes shapes;
  private final @Nullable Object[] values = new @Nullable Object[FIELDS.length];
  private final @Nullable Rejection[] faults = new @Nullable Rejection[FIELDS.length];
  private long present;
  private long faulty;

  DataValues(JsonNames names, DataShapes shapes) {
    this.names = names;
    this.shapes = shapes;
  }

  void clear() {
    present = 0;
    faulty = 0;
    names.begin();
  }

  /** Reads an object whose brace was just read. */
  void read(JsonParser parser) {
    for (int at = names.next(parser); at >= 0; at = names.next(parser)) {
      JsonToken token = parser.nextToken();
      if (token != JsonToken.VALUE_NULL) {
        field(parser, token, FIELDS[at]);
      }
    }
  }

  private void field(JsonParser parser, JsonToken token, Field field) {
    present |= field.bit();
    values[field.slot()] = shapes.read(parser, token, field);
    if (shapes.fault() != null) {
      faults[field.slot()] = shapes.fault();
      faulty |= field.bit();
    }
  }

  /** The first reason why these are not the data of an event of this type; null when they are. */
  @Nullable Rejection fault(EventType type) {
    if (names.duplicate() != null) {
      return names.duplicate();
    }
    long wrong = (faulty & type.fieldBits()) | (type.requiredBits() & ~present);
    if (wrong == 0) {
      return null;
    }
    Field first = FIELDS[0];
    for (Field field : type.fields().reversed()) {
      first = (wrong & field.bit()) == 0 ? first : field;
    }
    return (faulty & first.bit()) != 0
        ? faults[first.slot()]
        : new Rejection(RejectionReason.MISSING_FIELD, first.path() + " is missing");
  }

  boolean has(Field field) {
    return (present & field.bit()) != 0;
  }

  /** The value of a field, or null when it is absent. */
  @Nullable Object value(Field field) {
    return has(field) ? values[field.slot()] : null;
  }

  @Nullable String text(Field field) {
    return (String) value(field);
  }

  @Nullable Long time(Field field) {
    return (Long) value(field);
  }

  /** The strings of a list; none when the field is absent. */
  List<String> ids(Field field) {
    return value(field) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  @Nullable Client client() {
    return (Client) value(Field.CLIENT);
  }

  /** A string that is there. */
  String needed(Field field) {
    return needed(field, String.class);
  }

  /** A value that is there, as {@link #fault} has made sure. */
  <T> T needed(Field field, Class<T> kind) {
    Object value = value(field);
    if (value == null) {
      throw new IllegalStateException(field.path() + " was not read");
    }
    return kind.cast(value);
  }
}
