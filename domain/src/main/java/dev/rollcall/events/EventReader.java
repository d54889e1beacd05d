package dev.rollcall.events;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads events from bytes, strictly (S32). Every event has its own verdict; a body that is broken
 * as a whole has one for all. Safe for many threads at once.
 */
public final class EventReader {
  private final EventLimits limits;
  private final JsonFactory json;
  private final EventNames names;

  public EventReader(EventLimits limits) {
    this.limits = limits;
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxNumberLength(limits.numberLength())
                    .maxNameLength(limits.keyLength())
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();
    this.names = EventNames.of(json);
  }

  /** The limits this reader was made with. */
  public EventLimits limits() {
    return limits;
  }

  /** {@code application/cloudevents-batch+json}: a JSON array of events. */
  public BodyVerdict batch(byte[] body, int offset, int length, EventSink sink) {
    return new DocumentReading(this, body, offset, length, sink).batch();
  }

  /** {@code application/cloudevents-batch+json}: a JSON array of events. */
  public BodyVerdict batch(byte[] body, EventSink sink) {
    return batch(body, 0, body.length, sink);
  }

  /** {@code application/cloudevents+json}: one event; its index is 0. */
  public BodyVerdict single(byte[] body, int offset, int length, EventSink sink) {
    return new DocumentReading(this, body, offset, length, sink).single();
  }

  /** {@code application/cloudevents+json}: one event; its index is 0. */
  public BodyVerdict single(byte[] body, EventSink sink) {
    return single(body, 0, body.length, sink);
  }

  /**
   * {@code application/x-ndjson}: an event a line. Blank lines are skipped and not counted; a
   * broken line is one rejection.
   */
  public BodyVerdict lines(byte[] body, int offset, int length, EventSink sink) {
    LineReading reading = new LineReading(this, sink);
    int end = offset + length;
    int beyond = reading.read(body, Utf8.behindMark(body, offset, end), end, limits.events());
    return beyond < 0
        ? new BodyVerdict.Complete(reading.events())
        : new BodyVerdict.Malformed(
            BodyFault.TOO_MANY_EVENTS,
            "at most " + limits.events() + " events are allowed",
            beyond - offset);
  }

  /**
   * {@code application/x-ndjson}: an event a line. Blank lines are skipped and not counted; a
   * broken line is one rejection.
   */
  public BodyVerdict lines(byte[] body, EventSink sink) {
    return lines(body, 0, body.length, sink);
  }

  /**
   * NDJSON of any size, such as a file to import; there is no limit on the number of events.
   *
   * @return how many events there were, accepted and rejected ones together
   * @throws IOException when the stream can not be read
   */
  public int lines(InputStream stream, EventSink sink, ByteProgress progress) throws IOException {
    return new LineStream(this, sink, progress).read(stream);
  }

  /**
   * One canonical journal line as its event.
   *
   * @throws BrokenLineException when it holds no event
   */
  public Event event(byte[] line, int offset, int length) {
    SingleEvent sink = new SingleEvent();
    BodyVerdict verdict = single(line, offset, length, sink);
    return switch (verdict) {
      case BodyVerdict.Complete _ -> sink.event();
      case BodyVerdict.Malformed malformed ->
          throw new BrokenLineException(
              "broken journal line at byte %d: %s"
                  .formatted(malformed.byteOffset(), malformed.detail()));
    };
  }

  /** The line a cursor stands on as its event. */
  public Event event(EventLine line) {
    return event(line.buffer(), line.lineOffset(), line.lineLength());
  }

  JsonParser parser(byte[] bytes, int from, int to) {
    return json.createParser(ObjectReadContext.empty(), bytes, from, to - from);
  }

  EventDraft draft() {
    return new EventDraft(limits, names);
  }

  private static final class SingleEvent implements EventSink {
    private @Nullable Event event;
    private @Nullable Rejection rejection;

    @Override
    public void accepted(int index, Event accepted) {
      event = accepted;
    }

    @Override
    public void rejected(int index, Rejection rejected) {
      rejection = rejected;
    }

    Event event() {
      if (event == null) {
        throw new BrokenLineException(
            "broken journal line: " + (rejection == null ? "no event" : rejection.detail()));
      }
      return event;
    }
  }
}
