package dev.rollcall.events;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one body that is one JSON document: a batch or a single event. */
final class DocumentReading {
  private final EventReader reader;
  private final byte[] body;
  private final int offset;
  private final int begin;
  private final int end;
  private final EventSink sink;
  private final EventDraft draft;

  DocumentReading(EventReader reader, byte[] body, int offset, int length, EventSink sink) {
    this.reader = reader;
    this.body = body;
    this.offset = offset;
    this.end = offset + length;
    this.begin = Utf8.behindMark(body, offset, end);
    this.sink = sink;
    this.draft = reader.draft();
  }

  /** Reads a JSON array of events. */
  BodyVerdict batch() {
    return document(this::batch);
  }

  /** Reads one event. */
  BodyVerdict single() {
    return document(this::single);
  }

  private BodyVerdict document(Content content) {
    int invalid = Utf8.firstInvalid(body, begin, end);
    if (invalid < end) {
      return new BodyVerdict.Malformed(
          BodyFault.INVALID_UTF8, "not a character in UTF-8", invalid - offset);
    }
    try (JsonParser parser = reader.parser(body, begin, end)) {
      return document(content, parser);
    }
  }

  private BodyVerdict document(Content content, JsonParser parser) {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return malformed(parser, BodyFault.MALFORMED_JSON, "the body is empty");
      }
      BodyVerdict verdict = content.read(parser, first);
      if (verdict instanceof BodyVerdict.Complete && parser.nextToken() != null) {
        return malformed(parser, BodyFault.TEXT_BEHIND, "text behind the end of the document");
      }
      return verdict;
    } catch (JacksonException e) {
      return malformed(parser, JsonTrouble.fault(e), JsonTrouble.detail(e));
    }
  }

  private BodyVerdict batch(JsonParser parser, JsonToken first) {
    if (first != JsonToken.START_ARRAY) {
      return malformed(
          parser,
          BodyFault.NOT_AN_ARRAY,
          "a batch must be a list of events, not " + JsonNames.kind(first));
    }
    int events = 0;
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      if (events == reader.limits().events()) {
        return malformed(
            parser,
            BodyFault.TOO_MANY_EVENTS,
            "at most " + reader.limits().events() + " events are allowed");
      }
      draft.readAndJudge(parser, next, events++, sink);
    }
    return new BodyVerdict.Complete(events);
  }

  private BodyVerdict single(JsonParser parser, JsonToken first) {
    draft.readAndJudge(parser, first, 0, sink);
    return new BodyVerdict.Complete(1);
  }

  private BodyVerdict malformed(JsonParser parser, BodyFault fault, String detail) {
    long at = begin - offset + parser.currentLocation().getByteOffset();
    return new BodyVerdict.Malformed(fault, detail, at);
  }

  private interface Content {
    BodyVerdict read(JsonParser parser, JsonToken first);
  }
}
