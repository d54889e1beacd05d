package dev.rollcall.server.intake;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.EventSink;
import dev.rollcall.events.Region;
import dev.rollcall.events.Rejection;
import dev.rollcall.events.RejectionReason;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.server.JsonText;
import dev.rollcall.server.metrics.EventMeter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the events of one body: what is the tenant's to send becomes lines of its day (S1), the
 * rest is remembered with its index and reason. Not thread-safe.
 */
final class Verdicts implements EventSink {
  private final Tenant tenant;
  private final TimeWindow.Bounds times;
  private final ToLongFunction<Region> journalGone;
  private final JournalBatch batch = new JournalBatch();
  private final List<Rejected> rejected = new ArrayList<>();
  private int accepted;
  private @Nullable Region lastRegion;
  private int lastDay;
  private EventLines lastLines = new EventLines();

  private record Rejected(int index, Rejection rejection) {}

  /**
   * @param times which times are accepted now (S5)
   * @param journalGone the last day whose journal is no longer kept, as days since 1970-01-01
   */
  Verdicts(Tenant tenant, TimeWindow.Bounds times, ToLongFunction<Region> journalGone) {
    this.tenant = tenant;
    this.times = times;
    this.journalGone = journalGone;
  }

  @Override
  public void accepted(int index, Event event) {
    Region named = event.envelope().region();
    Region region = named == null ? tenant.home() : named;
    if (!tenant.regions().contains(region)) {
      rejected(index, unknown(region));
      return;
    }
    Optional<Rejection> untimely = times.judge(event.envelope().timeMicros(), region);
    if (untimely.isPresent()) {
      rejected(index, untimely.get());
      return;
    }
    int day = region.epochDayOf(event.envelope().timeMicros());
    if (day <= journalGone.applyAsLong(region)) {
      rejected(index, noLongerKept(day));
      return;
    }
    lines(region, day).add(event);
    accepted++;
  }

  @Override
  public void rejected(int index, Rejection rejection) {
    rejected.add(new Rejected(index, rejection));
  }

  /** The accepted events, by day. */
  JournalBatch batch() {
    return batch;
  }

  /** How many were accepted. */
  int accepted() {
    return accepted;
  }

  /** Counts what became of the events; only once the accepted ones are on disk. */
  void countInto(EventMeter meter) {
    meter.accepted(accepted);
    rejected.forEach(event -> meter.rejected(event.rejection().reason()));
  }

  /** {@code {"accepted":498,"rejected":[{"index":3,"reason":"missing_field","detail":"..."}]}}. */
  byte[] json() {
    StringBuilder json = new StringBuilder(64 + 128 * rejected.size());
    json.append("{\"accepted\":").append(accepted).append(",\"rejected\":[");
    String separator = "";
    for (Rejected event : rejected) {
      json.append(separator)
          .append("{\"index\":")
          .append(event.index())
          .append(",\"reason\":\"")
          .append(event.rejection().reason().code())
          .append("\",\"detail\":\"")
          .append(JsonText.escape(event.rejection().detail()))
          .append("\"}");
      separator = ",";
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Most bodies are of one day: looked up only when the day is another one than before. */
  private EventLines lines(Region region, int day) {
    if (region != lastRegion || day != lastDay) {
      lastLines = batch.lines(new TenantDay(tenant.id(), region, LocalDate.ofEpochDay(day)));
      lastRegion = region;
      lastDay = day;
    }
    return lastLines;
  }

  private static Rejection noLongerKept(int day) {
    return new Rejection(
        RejectionReason.NO_LONGER_KEPT,
        "the events of " + LocalDate.ofEpochDay(day) + " are no longer kept");
  }

  private static Rejection unknown(Region region) {
    return new Rejection(
        RejectionReason.UNKNOWN_REGION,
        "region " + region.code() + " is not enabled for this tenant");
  }
}
