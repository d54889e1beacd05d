package dev.rollcall.events;

/** Why a body as a whole could not be read: the closed list. A code never changes its meaning. */
public enum BodyFault {
  MALFORMED_JSON("malformed_json", "The body is not one JSON document."),
  INVALID_UTF8("invalid_utf8", "The body is not UTF-8."),
  NOT_AN_ARRAY("not_an_array", "A batch is a JSON array of events."),
  TEXT_BEHIND("text_behind_document", "There is text behind the end of the document."),
  TOO_MANY_EVENTS("too_many_events", "The body holds more events than one request may."),
  TOO_DEEP("too_deep", "Objects or lists are nested deeper than the limit."),
  TOO_LONG("too_long", "A key or a number is longer than its limit.");

  private final String code;
  private final String sentence;

  BodyFault(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** The stable word in answers and counters, in lower_snake case. */
  public String code() {
    return code;
  }

  /** What it means, in one sentence. */
  public String sentence() {
    return sentence;
  }
}
