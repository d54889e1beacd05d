package dev.rollcall.server.demo;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as CloudEvents, one a line. */
final class EventText {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int ABOUT_BYTES = 260;

  private EventText() {}

  /** NDJSON in UTF-8. */
  static byte[] lines(List<DemoEvent> events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(events.size() * ABOUT_BYTES);
    try (SequenceWriter writer = JSON.writer().withRootValueSeparator("\n").writeValues(bytes)) {
      for (DemoEvent event : events) {
        writer.write(cloudEvent(event));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, Object> cloudEvent(DemoEvent event) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", event.id());
    attributes.put("source", event.source());
    attributes.put("type", event.type());
    attributes.put("time", event.time().toString());
    attributes.put("data", event.data());
    return attributes;
  }
}
