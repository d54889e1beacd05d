package dev.rollcall.server.metrics;

import dev.rollcall.events.RejectionReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what the intake makes of events: {@code rollcall_events_accepted_total}, once they are on
 * disk, and {@code rollcall_events_rejected_total{reason="..."}}.
 */
public final class EventMeter {
  private final Counter accepted;
  private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);

  EventMeter(MeterRegistry registry) {
    accepted =
        Counter.builder("rollcall.events.accepted")
            .description("Events accepted and on disk, repeats included.")
            .register(registry);
    for (RejectionReason reason : RejectionReason.values()) {
      rejected.put(
          reason,
          Counter.builder("rollcall.events.rejected")
              .description("Events rejected, by reason.")
              .tag("reason", reason.code())
              .register(registry));
    }
  }

  /** So many events of one body were accepted. */
  public void accepted(int events) {
    accepted.increment(events);
  }

  /** An event was rejected. */
  public void rejected(RejectionReason reason) {
    Counter counter = rejected.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }
}
