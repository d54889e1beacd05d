package dev.rollcall.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Reads lines of NDJSON. One parser serves all lines of an array as long as they are whole; behind
 * a broken one a new parser begins.
 *
 * <p>A line's event must end on its line. A broken event can swallow the lines behind it in vain,
 * but not more of them than objects may be nested, so that reading stays linear.
 */
final class LineReading {
  private final EventReader reader;
  private final EventSink sink;
  private final EventDraft draft;
  private @Nullable JsonParser parser;
  private int parserBegin;
  private int events;

  LineReading(EventReader reader, EventSink sink) {
    this.reader = reader;
    this.sink = sink;
    this.draft = reader.draft();
  }

  /** Events so far, accepted and rejected ones together. */
  int events() {
    return events;
  }

  /**
   * Reads the lines of a slice; the last one may lack its newline.
   *
   * @return -1, or where the first event begins that is more than {@code mostEvents}
   */
  int read(byte[] bytes, int from, int to, int mostEvents) {
    try {
      int begin = from;
      while (begin < to) {
        int end = lineEnd(bytes, begin, to);
        int first = behindBlanks(bytes, begin, end);
        if (first < end) {
          if (events == mostEvents) {
            return first;
          }
          line(bytes, first, end, to);
        }
        begin = end + 1;
      }
      return -1;
    } finally {
      dropParser();
    }
  }

  /** A line was left out because it is longer than the limit. */
  void tooLong() {
    Rejection tooLong =
        new Rejection(
            RejectionReason.TOO_LONG,
            "the line has more than the " + reader.limits().lineBytes() + " bytes allowed");
    sink.rejected(events++, tooLong);
  }

  private void line(byte[] bytes, int from, int end, int to) {
    if (end - from > reader.limits().lineBytes()) {
      dropParser();
      tooLong();
      return;
    }
    Rejection broken = broken(bytes, from, end, to);
    if (broken == null) {
      draft.judge(events, sink);
    } else {
      dropParser();
      sink.rejected(events, broken);
    }
    events++;
  }

  /** Reads a line into the draft; not null when it is not one JSON object. */
  private @Nullable Rejection broken(byte[] bytes, int from, int end, int to) {
    if (Utf8.firstInvalid(bytes, from, end) < end) {
      return new Rejection(RejectionReason.INVALID_UTF8, "the line is not UTF-8");
    }
    if (bytes[from] != '{') {
      return new Rejection(RejectionReason.MALFORMED_JSON, "a line must be one JSON object");
    }
    if (parser == null) {
      parser = reader.parser(bytes, from, to);
      parserBegin = from;
    }
    try {
      parser.nextToken();
      draft.read(parser);
    } catch (JacksonException e) {
      return new Rejection(JsonTrouble.reason(e), JsonTrouble.detail(e));
    }
    long stopped = parserBegin + parser.currentLocation().getByteOffset();
    if (stopped > end) {
      return new Rejection(
          RejectionReason.MALFORMED_JSON, "the object does not end where its line ends");
    }
    return behindBlanks(bytes, (int) stopped, end) == end
        ? null
        : new Rejection(RejectionReason.MALFORMED_JSON, "there is text behind the object");
  }

  private void dropParser() {
    if (parser != null) {
      parser.close();
      parser = null;
    }
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int behindBlanks(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }
}
