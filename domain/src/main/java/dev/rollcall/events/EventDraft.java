package dev.rollcall.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One event while it is read, good or faulty. Used again for every event of a body. */
final class EventDraft {
  private final EventLimits limits;
  private final JsonNames names;
  private final DataValues data;
  private final JsonStrings strings = new JsonStrings();
  private @Nullable Rejection fault;
  private boolean versioned;
  private boolean timed;
  private boolean filled;
  private @Nullable String id;
  private @Nullable String source;
  private @Nullable EventType type;
  private @Nullable Region region;
  private long timeMicros;

  EventDraft(EventLimits limits, EventNames known) {
    this.limits = limits;
    this.names = new JsonNames(known.attributes());
    this.data = new DataValues(new JsonNames(known.data()), new DataShapes(limits, known.client()));
  }

  /** Reads an object whose brace was just read, to its end. */
  void read(JsonParser parser) {
    clear();
    for (int at = names.next(parser); at >= 0; at = names.next(parser)) {
      JsonToken token = parser.nextToken();
      if (token != JsonToken.VALUE_NULL) {
        attribute(parser, token, EventNames.ATTRIBUTES.get(at));
      }
    }
  }

  private void clear() {
    names.begin();
    data.clear();
    fault = null;
    versioned = false;
    timed = false;
    filled = false;
    id = null;
    source = null;
    type = null;
    region = null;
  }

  private void attribute(JsonParser parser, JsonToken token, EventNames.Attribute attribute) {
    if (attribute == EventNames.Attribute.DATA) {
      data(parser, token);
    } else if (token != JsonToken.VALUE_STRING) {
      wrongType(parser, token, attribute.key(), "a string");
    } else {
      switch (attribute) {
        case SPECVERSION -> version(parser);
        case ID -> id = id(parser, "id");
        case SOURCE -> source = id(parser, "source");
        case TYPE -> type(parser);
        case TIME -> time(parser);
        case REGION -> region(parser);
        case DATACONTENTTYPE -> contentType(parser);
        case DATA -> throw new IllegalStateException("data was read before");
      }
    }
  }

  private void data(JsonParser parser, JsonToken token) {
    filled = true;
    if (token == JsonToken.START_OBJECT) {
      data.read(parser);
    } else {
      wrongType(parser, token, "data", "an object");
    }
  }

  private @Nullable String id(JsonParser parser, String path) {
    String id = strings.id(parser, path, limits.idLength());
    if (id == null) {
      fault(strings.rejection());
    }
    return id;
  }

  private void version(JsonParser parser) {
    versioned = true;
    if (!JsonStrings.is(parser, "1.0")) {
      fault(
          RejectionReason.UNSUPPORTED_VERSION,
          "specversion must be 1.0, not " + Rejection.echo(parser.getString()));
    }
  }

  private void type(JsonParser parser) {
    int length = parser.getStringLength();
    type = EventType.of(parser.getStringCharacters(), parser.getStringOffset(), length);
    if (type == null) {
      fault(
          RejectionReason.UNKNOWN_TYPE,
          "type " + Rejection.echo(parser.getString()) + " is not in the catalogue");
    }
  }

  private void time(JsonParser parser) {
    timed = true;
    int length = parser.getStringLength();
    timeMicros = Rfc3339.micros(parser.getStringCharacters(), parser.getStringOffset(), length);
    if (timeMicros == Rfc3339.INVALID) {
      fault(
          RejectionReason.INVALID_TIME,
          "time" + Rfc3339.EXPECTED + Rejection.echo(parser.getString()));
    }
  }

  private void region(JsonParser parser) {
    String code = parser.getString();
    region = Region.of(code).orElse(null);
    if (region == null) {
      fault(
          RejectionReason.UNKNOWN_REGION,
          "region must be one of cn, us, sg, jp, not " + Rejection.echo(code));
    }
  }

  /** CloudEvents 1.0, datacontenttype: JSON is any media type whose subtype is or ends in json. */
  private void contentType(JsonParser parser) {
    String contentType = parser.getString();
    if (!EventNames.JSON_CONTENT.matcher(contentType).matches()) {
      fault(
          RejectionReason.INVALID_VALUE,
          "datacontenttype must be JSON, not " + Rejection.echo(contentType));
    }
  }

  private void wrongType(JsonParser parser, JsonToken token, String path, String expected) {
    fault(
        RejectionReason.WRONG_TYPE,
        path + " must be " + expected + ", not " + JsonNames.kind(token));
    names.skip(parser, token);
  }

  private void fault(RejectionReason reason, String detail) {
    fault(new Rejection(reason, detail));
  }

  private void fault(Rejection rejection) {
    if (fault == null) {
      fault = rejection;
    }
  }

  /** Reads an element of a batch, or a single event, and tells the verdict. */
  void readAndJudge(JsonParser parser, JsonToken first, int index, EventSink sink) {
    if (first == JsonToken.START_OBJECT) {
      read(parser);
      judge(index, sink);
    } else {
      names.skip(parser, first);
      String detail = "an event must be an object, not " + JsonNames.kind(first);
      sink.rejected(index, new Rejection(RejectionReason.WRONG_TYPE, detail));
    }
  }

  /** Tells the verdict on what was read. */
  void judge(int index, EventSink sink) {
    Rejection first = names.duplicate() != null ? names.duplicate() : fault;
    if (first != null) {
      sink.rejected(index, first);
      return;
    }
    if (id == null || source == null || type == null || !(versioned && timed && filled)) {
      sink.rejected(index, new Rejection(RejectionReason.MISSING_FIELD, missing() + " is missing"));
      return;
    }
    Rejection dataFault = data.fault(type);
    if (dataFault != null) {
      sink.rejected(index, dataFault);
      return;
    }
    Envelope envelope = new Envelope(id, source, timeMicros, region, data.client());
    sink.accepted(index, type.event(envelope, data));
  }

  private String missing() {
    if (!versioned) {
      return "specversion";
    }
    if (id == null) {
      return "id";
    }
    if (source == null) {
      return "source";
    }
    if (type == null) {
      return "type";
    }
    return timed ? "data" : "time";
  }
}
