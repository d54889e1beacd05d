package dev.rollcall.events;

/** Why an event was not accepted: the closed list. A code never changes its meaning. */
public enum RejectionReason {
  MALFORMED_JSON("malformed_json", "The text is not one JSON object."),
  INVALID_UTF8("invalid_utf8", "The text is not UTF-8."),
  DUPLICATE_KEY("duplicate_key", "An object names the same key twice."),
  MISSING_FIELD("missing_field", "A field that the event needs is not there."),
  WRONG_TYPE("wrong_type", "A value is of another JSON type than the field needs."),
  INVALID_VALUE("invalid_value", "A value is not one that the field can have."),
  UNKNOWN_TYPE("unknown_type", "The catalogue has no event type of this name."),
  UNSUPPORTED_VERSION("unsupported_version", "Only CloudEvents 1.0 is understood."),
  INVALID_TIME("invalid_time", "A time is not an RFC 3339 time with its offset."),
  TOO_OLD("too_old", "The event's day is further back than late events are accepted."),
  NO_LONGER_KEPT("no_longer_kept", "The events of the event's day are no longer kept."),
  IN_THE_FUTURE("in_the_future", "The event's time is further ahead than clocks may differ."),
  UNKNOWN_REGION("unknown_region", "The region does not exist or is not the tenant's."),
  TOO_LONG("too_long", "A text, a list or a line is longer than its limit."),
  TOO_DEEP("too_deep", "Objects or lists are nested deeper than the limit.");

  private final String code;
  private final String sentence;

  RejectionReason(String code, String sentence) {
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
