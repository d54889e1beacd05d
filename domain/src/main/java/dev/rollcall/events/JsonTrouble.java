package dev.rollcall.events;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** What the parser refused, in our words where its own would repeat what the sender wrote. */
final class JsonTrouble {
  private static final int LONGEST = 120;
  private static final String TOKEN = "Unrecognized token '";

  private JsonTrouble() {}

  static BodyFault fault(JacksonException refused) {
    if (!(refused instanceof StreamConstraintsException)) {
      return BodyFault.MALFORMED_JSON;
    }
    return isDepth(refused) ? BodyFault.TOO_DEEP : BodyFault.TOO_LONG;
  }

  static RejectionReason reason(JacksonException refused) {
    return switch (fault(refused)) {
      case TOO_DEEP -> RejectionReason.TOO_DEEP;
      case TOO_LONG -> RejectionReason.TOO_LONG;
      case MALFORMED_JSON, INVALID_UTF8, NOT_AN_ARRAY, TEXT_BEHIND, TOO_MANY_EVENTS ->
          RejectionReason.MALFORMED_JSON;
    };
  }

  static String detail(JacksonException refused) {
    String message = refused.getOriginalMessage();
    if (message.startsWith(TOKEN)) {
      int end = message.indexOf('\'', TOKEN.length());
      String token = message.substring(TOKEN.length(), end < 0 ? message.length() : end);
      return "not JSON: " + Rejection.echo(token);
    }
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return Rejection.plain(line, LONGEST);
  }

  private static boolean isDepth(JacksonException refused) {
    return refused.getOriginalMessage().contains("nesting depth");
  }
}
