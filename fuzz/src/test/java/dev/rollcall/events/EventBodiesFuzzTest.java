package dev.rollcall.events;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.kit.RandomEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arbitrary bodies, each read as a batch, as one event and as lines. Every event has one verdict,
 * an accepted one is the same after it was written down and read again, and a stream of lines gives
 * what the same lines give at once.
 */
class EventBodiesFuzzTest {
  private static final EventReader READER = new EventReader(EventLimits.DEFAULTS);
  private static final int MOST_DETAIL = 600;

  static Stream<byte[]> seeds() {
    List<String> events =
        IntStream.range(0, 12)
            .mapToObj(seed -> new String(EventLines.line(new RandomEvents(seed).next()), UTF_8))
            .toList();
    return Stream.of(
            "[" + String.join(",", events) + "]",
            events.getFirst(),
            String.join("\n", events),
            "\ufeff" + events.get(1),
            viewed("\"page\":\"/\\ud83d\\ude00\\u0000\""),
            viewed("\"client\":{\"os\":\"ios 14.2\",\"package\":null,\"os\":1}"),
            viewed("\"form\":\"bot\",\"unknown\":[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]"),
            viewed("\"seconds\":1e309,\"order\":-0"),
            "{\"specversion\":\"1.0\",\"specversion\":\"0.3\",\"id\":\"\\ud800\"}",
            "[[],{},null,1.5,\"x\",true]",
            "\n\r\n  {\n}\n{\"a\":{\"a\":\n\n",
            "{\"time\":\"2016-12-31T23:59:60.999Z\",\"type\":\"group.created\"}")
        .map(text -> text.getBytes(UTF_8));
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static String viewed(String more) {
    return "{\"specversion\":\"1.0\",\"id\":\"7f3a\",\"source\":\"portal\",\"type\":\"app.page_viewed\","
        + "\"time\":\"2026-11-20T09:30:00+08:00\",\"region\":\"cn\","
        + "\"data\":{\"person\":\"u17\",\"app\":\"cli_crm\",\"form\":\"webapp\","
        + more
        + "}}";
  }

  @MethodSource("seeds")
  @FuzzTest
  void everyEventHasOneVerdict(byte[] body) throws IOException {
    Heard batch = new Heard();
    check(READER.batch(body, batch), batch, body);
    Heard single = new Heard();
    check(READER.single(body, single), single, body);
    Heard lines = new Heard();
    BodyVerdict verdict = READER.lines(body, lines);
    check(verdict, lines, body);
    if (verdict instanceof BodyVerdict.Complete(int events)) {
      Heard streamed = new Heard();
      int count = READER.lines(new ByteArrayInputStream(body), streamed, _ -> {});
      Claim.same(events, count, "the number of events of a stream");
      Claim.same(lines.kinds(), streamed.kinds(), "what a stream of lines gives");
      eachLineAlone(body, lines);
    }
    moved(body, batch);
  }

  /** An event on a line of its own is the same event as a body of its own. */
  private static void eachLineAlone(byte[] body, Heard lines) {
    for (Event event : lines.accepted) {
      byte[] line = EventLines.line(event);
      Heard alone = new Heard();
      READER.lines(line, alone);
      Claim.same(List.of(event), alone.accepted, "an event on a line of its own");
    }
    Claim.that(lines.accepted.size() <= body.length, () -> "more events than bytes");
  }

  /** Where in an array a body stands makes no difference. */
  private static void moved(byte[] body, Heard batch) {
    byte[] around = new byte[body.length + 20];
    Arrays.fill(around, (byte) '}');
    System.arraycopy(body, 0, around, 9, body.length);
    Heard moved = new Heard();
    READER.batch(around, 9, body.length, moved);
    Claim.same(batch.verdicts, moved.verdicts, "a body elsewhere in its array");
  }

  private static void check(BodyVerdict verdict, Heard heard, byte[] body) {
    switch (verdict) {
      case BodyVerdict.Complete(int events) ->
          Claim.same(events, heard.verdicts.size(), "the number of verdicts");
      case BodyVerdict.Malformed malformed -> {
        Claim.that(
            malformed.byteOffset() >= 0 && malformed.byteOffset() <= body.length,
            () -> "it stopped at byte " + malformed.byteOffset() + " of " + body.length);
        plain(malformed.detail());
      }
    }
    for (Event event : heard.accepted) {
      written(event);
    }
  }

  private static void written(Event event) {
    byte[] line = EventLines.line(event);
    Claim.same(event, READER.event(line, 0, line.length), "an event read again");
    EventLine cursor = new EventLine();
    cursor.read(line, 0, line.length);
    Claim.same(event.type(), cursor.type(), "the cursor's type");
    Claim.same(event.envelope().id(), cursor.id(), "the cursor's id");
    Claim.same(event.envelope().source(), cursor.source(), "the cursor's source");
    Claim.same(event.envelope().timeMicros(), cursor.timeMicros(), "the cursor's time");
    Claim.same(event.envelope().region(), cursor.region(), "the cursor's region");
  }

  /** What goes back to a client, and into a log, can break no line and be no half character. */
  private static void plain(String detail) {
    Claim.that(detail.length() <= MOST_DETAIL, () -> "a detail of " + detail.length());
    Claim.that(
        detail.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c)),
        () ->
            "a detail with "
                + detail.chars().mapToObj(Integer::toHexString).collect(Collectors.joining(" ")));
  }

  private static final class Heard implements EventSink {
    private final List<Event> accepted = new ArrayList<>();
    private final List<Object> verdicts = new ArrayList<>();

    /**
     * The events and how many were refused between them. Why a broken line is refused may depend on
     * what stands behind it; that it is may not.
     */
    List<Object> kinds() {
      return verdicts.stream().map(one -> one instanceof Rejection ? "refused" : one).toList();
    }

    @Override
    public void accepted(int index, Event event) {
      Claim.same(verdicts.size(), index, "an index");
      accepted.add(event);
      verdicts.add(event);
    }

    @Override
    public void rejected(int index, Rejection rejection) {
      Claim.same(verdicts.size(), index, "an index");
      plain(rejection.detail());
      verdicts.add(rejection);
    }
  }
}
