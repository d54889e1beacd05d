package dev.rollcall.events;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.kit.RandomEvents;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arbitrary bytes as a line of the journal. The quick cursor refuses in one way only, never looks
 * beyond the line, and reads every canonical line as the strict parser does.
 */
class JournalLineFuzzTest {
  private static final EventReader STRICT = new EventReader(EventLimits.DEFAULTS);

  static Stream<byte[]> seeds() {
    return IntStream.range(100, 160)
        .mapToObj(seed -> EventLines.line(new RandomEvents(seed).next()));
  }

  @MethodSource("seeds")
  @FuzzTest
  void theCursorAndTheStrictParserAgree(byte[] line) {
    Optional<EventLine> cursor = cursor(line, 0, line.length);
    Claim.same(
        cursor.map(EventLine::key), besideOthers(line).map(EventLine::key), "a line among others");
    Event event = strictly(line);
    if (event == null || !Arrays.equals(EventLines.line(event), line)) {
      return;
    }
    Claim.that(cursor.isPresent(), () -> "the cursor refuses a canonical line");
    EventLine read = cursor.orElseThrow();
    Claim.same(event.type(), read.type(), "type");
    Claim.same(event.envelope().timeMicros(), read.timeMicros(), "time");
    Claim.same(event.envelope().id(), read.id(), "id");
    Claim.same(event.envelope().source(), read.source(), "source");
    Claim.same(event.envelope().region(), read.region(), "region");
    fields(event, read);
  }

  private static void fields(Event event, EventLine read) {
    switch (event) {
      case PersonEvent person -> Claim.same(person.person(), read.text(Field.PERSON), "person");
      case GroupEvent.Created created -> {
        Claim.same(created.owner(), read.text(Field.OWNER), "owner");
        Claim.same(created.members(), read.texts(Field.MEMBERS), "members");
      }
      case GroupEvent group -> Claim.same(group.chat(), read.text(Field.CHAT), "chat");
      case DirectoryEvent.PersonSet set -> {
        Claim.same(set.name(), read.text(Field.NAME), "name");
        Claim.same(set.departments(), read.texts(Field.DEPARTMENTS), "departments");
        Claim.same(set.activated(), read.flag(Field.ACTIVATED, true), "activated");
      }
      case DirectoryEvent.DepartmentSet set ->
          Claim.same((long) set.order(), read.number(Field.ORDER, 0), "order");
      case DirectoryEvent _ -> {}
    }
    if (event instanceof MeetingEvent.Left left) {
      Claim.same((long) left.seconds(), read.number(Field.SECONDS, -1), "seconds");
    }
    Client client = event.envelope().client();
    if (client != null) {
      Claim.same(client.os(), read.text(Field.CLIENT_OS), "os");
      Claim.same(client.version(), read.text(Field.CLIENT_VERSION), "version");
    }
  }

  private static Optional<EventLine> besideOthers(byte[] line) {
    byte[] around = new byte[line.length + 64];
    Arrays.fill(around, (byte) '"');
    System.arraycopy(line, 0, around, 31, line.length);
    return cursor(around, 31, line.length);
  }

  private static Optional<EventLine> cursor(byte[] buffer, int offset, int length) {
    EventLine cursor = new EventLine();
    try {
      cursor.read(buffer, offset, length);
      return Optional.of(cursor);
    } catch (BrokenLineException refused) {
      return Optional.empty();
    }
  }

  private static @Nullable Event strictly(byte[] line) {
    try {
      return STRICT.event(line, 0, line.length);
    } catch (BrokenLineException refused) {
      return null;
    }
  }
}
