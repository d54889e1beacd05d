package dev.rollcall.server.feishu;

import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.server.access.PageTokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Rows of a range of days, page by page, by day and place within the day. A page token says on
 * which day, and with which row of it, to go on, so a page costs the same however deep it lies; and
 * it says what the first page was read from and up to which day, so that all pages show the same.
 *
 * <pre>{"has_more":true,"page_token":"...","items":[...]}</pre>
 */
final class StatsPages {
  private static final Duration PAGE_TOKEN_LIFE = Duration.ofHours(2);

  /** Of the token's offset: the days up to the last one above, the row below. */
  private static final int ROW_BITS = 24;

  private static final int MOST_ROWS = 1 << ROW_BITS;

  private final Facts facts;
  private final PageTokens pageTokens;
  private final ShownDays shown;
  private final Clock clock;

  StatsPages(Facts facts, PageTokens pageTokens, ShownDays shown, Clock clock) {
    this.facts = facts;
    this.pageTokens = pageTokens;
    this.shown = shown;
    this.clock = clock;
  }

  /**
   * What a page is read from and where it begins.
   *
   * @param first the first day of the range
   * @param last the last day that may be shown
   * @param day the day to go on with, from the row {@code row}
   */
  record Span(Snapshot snapshot, LocalDate first, LocalDate last, LocalDate day, int row) {
    /** The last published day of the range, which says who may be asked for (S8). */
    Optional<PublishedDay> lastPublished() {
      Map.Entry<LocalDate, PublishedDay> found = snapshot.days().floorEntry(last);
      return found == null || found.getKey().isBefore(first)
          ? Optional.empty()
          : Optional.of(found.getValue());
    }

    private Collection<PublishedDay> days(LocalDate from) {
      return from.isAfter(last)
          ? List.of()
          : snapshot.days().subMap(from, true, last, true).values();
    }
  }

  /** The rows of one day. */
  interface Rows {
    /** How many there are. */
    int count(PublishedDay day);

    /** Writes those from {@code from} up to, not including, {@code end}. */
    void write(JsonGenerator json, PublishedDay day, int from, int end);
  }

  /** Where to begin: at the first row, or where a page token says; empty when it is no good. */
  Optional<Span> span(
      Caller caller, StatsRange range, Optional<String> pageToken, PageTokens.Holder holder) {
    String tenant = caller.tenant().id();
    if (pageToken.isEmpty()) {
      LocalDate newest = shown.newest(caller, range.region(), ShownDays.Figures.USER_STATISTICS);
      LocalDate last = range.last().isBefore(newest) ? range.last() : newest;
      Snapshot snapshot = facts.snapshot(tenant, range.region());
      return Optional.of(new Span(snapshot, range.first(), last, range.first(), 0));
    }
    return pageTokens.read(pageToken.get(), holder, clock.instant())
            instanceof PageTokens.Place place
        ? facts
            .snapshot(tenant, range.region(), place.sequence())
            .map(snapshot -> resumed(snapshot, range, place))
        : Optional.empty();
  }

  private static Span resumed(Snapshot snapshot, StatsRange range, PageTokens.Place place) {
    LocalDate last = place.last().plusDays(place.offset() >> ROW_BITS);
    int row = (int) place.offset() & (MOST_ROWS - 1);
    return new Span(snapshot, range.first(), last, place.last(), row);
  }

  /** A page of so many rows. */
  Success page(Span span, int size, Rows rows, PageTokens.Holder holder) {
    PageTokens.@Nullable Place[] next = new PageTokens.@Nullable Place[1];
    byte[] items =
        Envelope.json(json -> {
          json.writeStartArray();
          next[0] = write(json, span, size, rows);
          json.writeEndArray();
        });
    PageTokens.Place place = next[0];
    String token =
        place == null
            ? ""
            : ",\"page_token\":\""
                + pageTokens.text(place, holder, clock.instant().plus(PAGE_TOKEN_LIFE))
                + "\"";
    return Envelope.success(
        utf8("{\"has_more\":" + (place != null) + token + ",\"items\":"), items, utf8("}"));
  }

  /** Returns where the next page begins, or null when there is none. */
  private static PageTokens.@Nullable Place write(
      JsonGenerator json, Span span, int size, Rows rows) {
    int rest = size;
    for (PublishedDay day : span.days(span.day())) {
      LocalDate date = day.day().day();
      int count = rows.count(day);
      int from = date.equals(span.day()) ? Math.min(span.row(), count) : 0;
      int end = Math.min(from + rest, count);
      if (from < end) {
        rows.write(json, day, from, end);
      }
      rest -= end - from;
      if (end < count) {
        return place(span, date, end);
      }
    }
    return null;
  }

  private static PageTokens.Place place(Span span, LocalDate day, int row) {
    if (row >= MOST_ROWS) {
      throw new IllegalStateException("A day has more than " + MOST_ROWS + " rows.");
    }
    int daysLeft = Math.toIntExact(ChronoUnit.DAYS.between(day, span.last()));
    return new PageTokens.Place(span.snapshot().sequence(), day, daysLeft << ROW_BITS | row);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
