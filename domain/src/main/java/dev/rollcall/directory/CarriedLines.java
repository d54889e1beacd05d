package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes carried records as lines, equal records as equal bytes: a letter, what the record adds to
 * its event, and the event as its canonical line.
 *
 * <pre>
 * D {department.set}                 in force
 * W {department.set}                 set aside, would close a cycle
 * P number {person.set}              in the directory
 * L number leftMicros {person.set}   left
 * X number activated created registered left department...   erased; the ids URL-encoded
 * E number department...             erased when nothing else was kept
 * A {app.set}                        declared
 * S app form...                      never declared; the id URL-encoded
 * </pre>
 *
 * Not thread-safe.
 */
final class CarriedLines {
  private final EventLines event = new EventLines();
  private final MessageDigest sha256 = Department.sha256();

  /** Appends one record, a newline at its end. */
  void write(CarriedRecord record, OutputStream out) throws IOException {
    out.write(head(record).getBytes(UTF_8));
    addEvent(record);
    out.write(event.bytes(), 0, event.length());
    if (event.length() == 0) {
      out.write('\n');
    }
  }

  /** The hash of the line without its newline. */
  byte[] sha256(CarriedRecord record) {
    sha256.update(head(record).getBytes(UTF_8));
    addEvent(record);
    sha256.update(event.bytes(), 0, Math.max(0, event.length() - 1));
    return sha256.digest();
  }

  private void addEvent(CarriedRecord record) {
    event.clear();
    DirectoryEvent carried = eventOf(record);
    if (carried != null) {
      event.add(carried);
    }
  }

  private static @Nullable DirectoryEvent eventOf(CarriedRecord record) {
    return switch (record) {
      case CarriedRecord.InForce(var event) -> event;
      case CarriedRecord.Waiting(var event) -> event;
      case CarriedRecord.OfPerson person -> person.event();
      case CarriedRecord.Declared(var event) -> event;
      case CarriedRecord.Seen _ -> null;
    };
  }

  private static String head(CarriedRecord record) {
    return switch (record) {
      case CarriedRecord.InForce _ -> "D ";
      case CarriedRecord.Waiting _ -> "W ";
      case CarriedRecord.Present(int number, _) -> "P " + number + " ";
      case CarriedRecord.Leaver(int number, long left, _) -> "L " + number + " " + left + " ";
      case CarriedRecord.Anonymous(int number, var departments, var traces) ->
          (traces == null ? "E " + number : "X " + number + traces(traces)) + words(departments);
      case CarriedRecord.Declared _ -> "A ";
      case CarriedRecord.Seen(String app, var forms) ->
          "S " + URLEncoder.encode(app, UTF_8) + words(forms.stream().map(Form::word).toList());
    };
  }

  private static String traces(CarriedRecord.Traces traces) {
    return (traces.activated() ? " 1 " : " 0 ")
        + time(traces.createdMicros())
        + " "
        + time(traces.registeredMicros())
        + " "
        + time(traces.leftMicros());
  }

  private static String time(@Nullable Long micros) {
    return micros == null ? "-" : micros.toString();
  }

  private static String words(Collection<String> words) {
    return words.stream().map(word -> " " + URLEncoder.encode(word, UTF_8)).collect(joining());
  }
}
