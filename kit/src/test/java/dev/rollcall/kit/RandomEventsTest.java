package dev.rollcall.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.AppEvent;
import dev.rollcall.events.BodyVerdict;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLimits;
import dev.rollcall.events.EventLine;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.EventReader;
import dev.rollcall.events.EventSink;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Field;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.MailEvent;
import dev.rollcall.events.MeetingEvent;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every event: written, read and walked, it stays the same. */
class RandomEventsTest {
  private static final int EACH = 60;

  private final EventReader reader = new EventReader(EventLimits.DEFAULTS);

  private static List<Event> ofEveryType(RandomEvents random) {
    return Stream.of(EventType.values())
        .flatMap(type -> Stream.generate(() -> random.next(type)).limit(EACH))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aWrittenEventIsReadAsTheEqualEvent(long seed) {
    RandomEvents random = new RandomEvents(seed);
    for (Event event : ofEveryType(random)) {
      byte[] line = EventLines.line(event);

      Heard heard = new Heard();
      assertThat(reader.single(line, heard)).isEqualTo(new BodyVerdict.Complete(1));
      assertThat(heard.events).as("%s: %s", random, text(line)).containsExactly(event);
      assertThat(reader.event(line, 0, line.length)).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void anEventThatIsReadIsWrittenAsTheSameLine(long seed) {
    RandomEvents random = new RandomEvents(seed);
    for (Event event : ofEveryType(random)) {
      byte[] line = EventLines.line(event);
      assertThat(EventLines.line(reader.event(line, 0, line.length)))
          .as("%s: %s", random, text(line))
          .isEqualTo(line);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void theCursorAgreesWithTheEvent(long seed) {
    RandomEvents random = new RandomEvents(seed);
    EventLine cursor = new EventLine();
    for (Event event : ofEveryType(random)) {
      byte[] line = EventLines.line(event);
      cursor.read(line, 0, line.length);
      String seen = random + ": " + text(line);

      assertThat(cursor.type()).as(seen).isEqualTo(event.type());
      assertThat(cursor.id()).as(seen).isEqualTo(event.envelope().id());
      assertThat(cursor.source()).as(seen).isEqualTo(event.envelope().source());
      assertThat(cursor.timeMicros()).as(seen).isEqualTo(event.envelope().timeMicros());
      assertThat(cursor.region()).as(seen).isEqualTo(event.envelope().region());
      assertThat(reader.event(cursor)).as(seen).isEqualTo(event);
      fieldsAgree(cursor, event, seen);
    }
  }

  private static void fieldsAgree(EventLine cursor, Event event, String seen) {
    var client = event.envelope().client();
    assertThat(cursor.text(Field.CLIENT_OS))
        .as(seen)
        .isEqualTo(client == null ? null : client.os());
    assertThat(cursor.text(Field.CLIENT_VERSION))
        .as(seen)
        .isEqualTo(client == null ? null : client.version());
    switch (event) {
      case PersonEvent person ->
          assertThat(cursor.text(Field.PERSON)).as(seen).isEqualTo(person.person());
      case GroupEvent group -> assertThat(cursor.text(Field.CHAT)).as(seen).isEqualTo(group.chat());
      case DirectoryEvent.PersonSet set -> {
        assertThat(cursor.texts(Field.DEPARTMENTS)).as(seen).isEqualTo(set.departments());
        assertThat(cursor.flag(Field.ACTIVATED, true)).as(seen).isEqualTo(set.activated());
      }
      case DirectoryEvent.DepartmentSet set ->
          assertThat(cursor.number(Field.ORDER, 0)).as(seen).isEqualTo(set.order());
      case DirectoryEvent.AppSet set ->
          assertThat(cursor.texts(Field.FORMS))
              .as(seen)
              .isEqualTo(set.forms().stream().map(Form::word).toList());
      case DirectoryEvent _ -> {}
    }
    switch (event) {
      case AppEvent app -> {
        assertThat(cursor.text(Field.PAGE)).as(seen).isEqualTo(app.page());
        assertThat(cursor.text(Field.FORM)).as(seen).isEqualTo(app.form().word());
      }
      case MeetingEvent.Left left ->
          assertThat(cursor.number(Field.SECONDS, -1)).as(seen).isEqualTo(left.seconds());
      case MailEvent mail ->
          assertThat(cursor.flag(Field.EXTERNAL, !mail.external()))
              .as(seen)
              .isEqualTo(mail.external());
      case GroupEvent.Created created ->
          assertThat(cursor.texts(Field.MEMBERS)).as(seen).isEqualTo(created.members());
      case Event _ -> {}
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void aBatchLinesAndAStreamGiveTheSameEvents(long seed) throws IOException {
    RandomEvents random = new RandomEvents(seed);
    List<Event> events = random.next(3000);
    EventLines lines = new EventLines();
    events.forEach(lines::add);
    String text = new String(lines.bytes(), 0, lines.length(), UTF_8);
    byte[] batch = ("[" + text.strip().replace("\n", ",") + "]").getBytes(UTF_8);
    byte[] body = text.getBytes(UTF_8);

    Heard batched = new Heard();
    assertThat(reader.batch(batch, batched)).isEqualTo(new BodyVerdict.Complete(3000));
    assertThat(batched.events).as(random.toString()).isEqualTo(events);
    Heard read = new Heard();
    assertThat(reader.lines(body, read)).isEqualTo(new BodyVerdict.Complete(3000));
    assertThat(read.events).as(random.toString()).isEqualTo(events);
    Heard streamed = new Heard();
    assertThat(reader.lines(new ByteArrayInputStream(body), streamed, _ -> {})).isEqualTo(3000);
    assertThat(streamed.events).as(random.toString()).isEqualTo(events);
  }

  @Test
  void equalSeedsGiveEqualEvents() {
    assertThat(new RandomEvents(7).next(500)).isEqualTo(new RandomEvents(7).next(500));
    assertThat(new RandomEvents(7).next(500)).isNotEqualTo(new RandomEvents(8).next(500));
  }

  @Test
  void keysOfDifferentEventsDiffer() {
    RandomEvents random = new RandomEvents(41);
    EventLine cursor = new EventLine();
    Map<Long, String> keys = new HashMap<>();
    for (Event event : random.next(20_000)) {
      byte[] line = EventLines.line(event);
      cursor.read(line, 0, line.length);
      String identity = event.envelope().source() + "\0" + event.envelope().id();
      String known = keys.put(cursor.key(), identity);
      assertThat(known == null ? identity : known).as(random.toString()).isEqualTo(identity);
    }
  }

  private static String text(byte[] line) {
    return new String(line, UTF_8);
  }

  private static final class Heard implements EventSink {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void accepted(int index, Event event) {
      assertThat(index).isEqualTo(events.size());
      events.add(event);
    }

    @Override
    public void rejected(int index, Rejection rejection) {
      throw new AssertionError(index + ": " + rejection);
    }
  }
}
