package dev.rollcall.directory;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Form;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.kit.RandomEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arbitrary bytes as the state of a directory that one day hands to the next: refused in one way,
 * or a state that is written down as it came.
 */
class CarriedDirectoryFuzzTest {
  private static final List<EventType> KINDS =
      List.of(
          EventType.DEPARTMENT_SET,
          EventType.PERSON_SET,
          EventType.PERSON_SET,
          EventType.APP_SET,
          EventType.PERSON_LEFT,
          EventType.PERSON_ERASED);

  /** Numbers of people for which the state would rightly need gigabytes. */
  private static final Pattern GIGABYTES = Pattern.compile("(?m)^[PLE] [0-9]{7,10}\\b");

  static Stream<byte[]> seeds() {
    String huge = "rollcall directory 1\nE 2147483647 a\n= 00000000000000000000000000000000\n";
    String negative = "rollcall directory 1\nE 4294967295\n= 00000000000000000000000000000000\n";
    return Stream.concat(
        Stream.of(1, 7, 20, 60).map(CarriedDirectoryFuzzTest::state),
        Stream.of(huge, negative, "rollcall directory 1\n\n\n", "rollcall directory 1\nS %zz bot\n")
            .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] state(int events) {
    Map<String, Integer> numbers = new HashMap<>();
    DirectoryState state =
        new DirectoryState("acme", person -> numbers.computeIfAbsent(person, _ -> numbers.size()));
    RandomEvents random = new RandomEvents(events);
    for (int i = 0; i < events; i++) {
      DirectoryEvent event = (DirectoryEvent) random.next(KINDS.get(i % KINDS.size()));
      state.apply(event);
      if (event instanceof DirectoryEvent.PersonSet set && i % 4 == 1) {
        state.apply(new DirectoryEvent.PersonLeft(set.envelope(), set.person()));
      } else if (event instanceof DirectoryEvent.PersonSet set && i % 4 == 2) {
        state.apply(new DirectoryEvent.PersonErased(set.envelope(), set.person()));
      }
    }
    state.seen("cli_seen +%", Form.BOT);
    return bytes(state);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aStateIsReadAsItWasWrittenOrRefused(byte[] bytes) {
    if (GIGABYTES.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
      return;
    }
    DirectoryState state;
    try {
      state = read(bytes);
    } catch (BrokenDirectoryException refused) {
      return;
    }
    byte[] written = bytes(state);
    DirectoryState again = read(written);
    Claim.same(state.identity(), again.identity(), "the identity of a state read again");
    Claim.that(Arrays.equals(written, bytes(again)), () -> "a state is not written the same twice");
    Directory directory = state.snapshot();
    byte[] packed = DirectoryBytes.write(directory);
    Claim.that(
        Arrays.equals(packed, DirectoryBytes.write(DirectoryBytes.read(packed))),
        () -> "a directory is not packed the same twice");
    Claim.same(
        state.people().size(),
        RosterBytes.read(RosterBytes.write(state.people())).size(),
        "people");
    Claim.that(state.problems().size() <= bytes.length, () -> "more problems than bytes");
  }

  private static DirectoryState read(byte[] bytes) {
    return DirectoryState.read(new ByteArrayInputStream(bytes), "acme", _ -> -1);
  }

  private static byte[] bytes(DirectoryState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.write(out);
    return out.toByteArray();
  }
}
