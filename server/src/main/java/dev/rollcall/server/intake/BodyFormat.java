package dev.rollcall.server.intake;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import java.util.List;
import java.util.Locale;

/** How the events of a body are written down. */
enum BodyFormat {
  BATCH("application/cloudevents-batch+json"),
  SINGLE("application/cloudevents+json"),
  LINES("application/x-ndjson");

  private static final String KNOWN =
      "Send application/cloudevents-batch+json, application/cloudevents+json or"
          + " application/x-ndjson, in UTF-8.";

  private final String mediaType;

  BodyFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** What a {@code Content-Type} comes to. */
  sealed interface Choice {
    record Known(BodyFormat format) implements Choice {}

    record Refused(Problem problem) implements Choice {}
  }

  /**
   * Chooses by the {@code Content-Type} headers of a request.
   *
   * @param contentTypes the values of all of them, as they came
   * @param binaryMode whether the request carries the {@code ce-} headers of CloudEvents' binary
   *     mode
   */
  static Choice of(List<String> contentTypes, boolean binaryMode) {
    if (binaryMode) {
      return refused("CloudEvents binary mode (ce- headers) is not supported. " + KNOWN);
    }
    if (contentTypes.size() != 1) {
      return refused("One Content-Type is needed. " + KNOWN);
    }
    String contentType = contentTypes.getFirst();
    for (BodyFormat format : values()) {
      if (format.mediaType.equals(contentType)) {
        return new Choice.Known(format);
      }
    }
    return ofParts(List.of(contentType.split(";", -1)));
  }

  private static Choice ofParts(List<String> parts) {
    String mediaType = parts.getFirst().strip().toLowerCase(Locale.ROOT);
    for (BodyFormat format : values()) {
      if (format.mediaType.equals(mediaType)) {
        return parts.stream().skip(1).allMatch(BodyFormat::isUtf8)
            ? new Choice.Known(format)
            : refused("The only parameter understood is charset=utf-8. " + KNOWN);
      }
    }
    return refused(KNOWN);
  }

  private static boolean isUtf8(String parameter) {
    String text = parameter.strip().toLowerCase(Locale.ROOT).replace("\"", "");
    return text.isEmpty() || text.equals("charset=utf-8");
  }

  private static Choice refused(String detail) {
    return new Choice.Refused(new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail));
  }
}
