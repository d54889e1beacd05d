package dev.rollcall.events;

import dev.rollcall.events.DirectoryEvent.PersonSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the canonical line of a {@code person.set} without a JSON parser: a directory has as many
 * of them as people. Not thread-safe.
 */
public final class PersonLine {
  private final EventLine line = new EventLine();

  /**
   * The event of a canonical line, given without its newline; null when it is of another type or
   * has a client or orders of departments, which {@link EventReader} reads.
   *
   * @throws BrokenLineException when it is not a canonical line
   */
  public @Nullable PersonSet read(byte[] buffer, int offset, int length) {
    line.read(buffer, offset, length);
    if (line.type() != EventType.PERSON_SET
        || line.has(Field.CLIENT)
        || line.has(Field.DEPARTMENT_ORDERS)) {
      return null;
    }
    return new PersonSet(
        new Envelope(line.id(), line.source(), line.timeMicros(), line.region(), null),
        Objects.requireNonNull(line.text(Field.PERSON)),
        Objects.requireNonNull(line.text(Field.NAME)),
        line.texts(Field.DEPARTMENTS),
        line.text(Field.EMAIL),
        line.text(Field.OPEN_ID),
        line.text(Field.UNION_ID),
        line.flag(Field.ACTIVATED, true),
        micros(Field.CREATED_AT),
        micros(Field.REGISTERED_AT),
        Map.of());
  }

  private @Nullable Long micros(Field field) {
    String time = line.text(field);
    if (time == null) {
      return null;
    }
    long micros = Rfc3339.micros(time.toCharArray(), 0, time.length());
    if (micros == Rfc3339.INVALID) {
      throw new BrokenLineException("broken journal line: " + field.key() + " is no time");
    }
    return micros;
  }
}
