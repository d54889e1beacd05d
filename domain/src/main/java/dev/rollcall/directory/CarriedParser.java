package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.DirectoryEvent.AppSet;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLimits;
import dev.rollcall.events.EventReader;
import dev.rollcall.events.Form;
import dev.rollcall.events.PersonLine;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of {@link CarriedLines}; whatever does not fit is a RuntimeException. */
final class CarriedParser {
  private static final int ANY = Integer.MAX_VALUE;

  /** What was once accepted is read whatever the limits were then. */
  private static final EventLimits NO_LIMITS =
      new EventLimits(1, EventLimits.DEFAULTS.depth(), ANY, ANY, ANY, ANY, ANY, ANY);

  private static final EventReader EVENTS = new EventReader(NO_LIMITS);

  private final PersonLine persons = new PersonLine();
  private byte[] line = {};
  private int length;
  private int at;

  CarriedRecord parse(byte[] newLine, int newLength) {
    line = newLine;
    length = newLength;
    at = 0;
    String letter = word();
    return switch (letter) {
      case "D" -> new CarriedRecord.InForce(event(DepartmentSet.class));
      case "W" -> new CarriedRecord.Waiting(event(DepartmentSet.class));
      case "P" -> new CarriedRecord.Present(number(), person());
      case "L" -> new CarriedRecord.Leaver(number(), Long.parseLong(word()), person());
      case "E" -> new CarriedRecord.Anonymous(number(), words(), null);
      case "X" -> erased();
      case "A" -> new CarriedRecord.Declared(event(AppSet.class));
      case "S" -> new CarriedRecord.Seen(decoded(word()), forms());
      default -> throw new IllegalArgumentException("it begins with '" + letter + "'");
    };
  }

  private CarriedRecord erased() {
    int number = number();
    boolean activated = word().equals("1");
    CarriedRecord.Traces traces = new CarriedRecord.Traces(activated, time(), time(), time());
    return new CarriedRecord.Anonymous(number, words(), traces);
  }

  private @Nullable Long time() {
    String word = word();
    return word.equals("-") ? null : Long.valueOf(word);
  }

  /** What stands before the next blank, which is skipped. */
  private String word() {
    int end = at;
    while (end < length && line[end] != ' ') {
      end++;
    }
    String word = new String(line, at, end - at, UTF_8);
    at = end + 1;
    return word;
  }

  private static String decoded(String word) {
    return URLDecoder.decode(word, UTF_8);
  }

  private int number() {
    int number = Integer.parseInt(word());
    if (number < 0) {
      throw new IllegalArgumentException("a person has the number " + number);
    }
    return number;
  }

  private List<String> words() {
    if (at >= length) {
      return List.of();
    }
    String[] words = new String(line, at, length - at, UTF_8).split(" ", -1);
    return Arrays.stream(words).map(CarriedParser::decoded).toList();
  }

  private Set<Form> forms() {
    EnumSet<Form> forms = EnumSet.noneOf(Form.class);
    words().forEach(word -> forms.add(Form.of(word).orElseThrow()));
    return Collections.unmodifiableSet(forms);
  }

  private PersonSet person() {
    PersonSet person = persons.read(line, at, length - at);
    return person != null ? person : event(PersonSet.class);
  }

  private <E extends Event> E event(Class<E> type) {
    return type.cast(EVENTS.event(line, at, length - at));
  }
}
