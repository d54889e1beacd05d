package dev.rollcall.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import dev.rollcall.events.EventLimits;
import dev.rollcall.events.EventReader;
import dev.rollcall.events.EventSink;
import dev.rollcall.events.Rejection;
import java.util.ArrayList;
import java.util.List;

/** Keeps the events it hears, in order; a rejection fails the test. */
final class HeardEvents implements EventSink {
  private final List<Event> events = new ArrayList<>();

  /** One event in JSON. */
  static Event read(String json) {
    HeardEvents heard = new HeardEvents();
    new EventReader(EventLimits.DEFAULTS).single(json.getBytes(UTF_8), heard);
    assertThat(heard.events).hasSize(1);
    return heard.events.getFirst();
  }

  List<Event> events() {
    return events;
  }

  @Override
  public void accepted(int index, Event event) {
    assertThat(index).isEqualTo(events.size());
    events.add(event);
  }

  @Override
  public void rejected(int index, Rejection rejection) {
    throw new AssertionError(index + ": " + rejection);
  }
}
