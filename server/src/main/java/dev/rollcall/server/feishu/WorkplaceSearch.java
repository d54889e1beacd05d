package dev.rollcall.server.feishu;

import dev.rollcall.events.Region;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.server.access.PageTokens;
import dev.rollcall.server.access.RateLimits;
import io.helidon.common.uri.UriQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One of the workplace paths, page by page. Everything asked stands in the query; the body, whether
 * there is one or not, is not looked at.
 *
 * <pre>{"items":[{"date":"2023-03-12",...}, ...],"has_more":true,"page_token":"..."}</pre>
 *
 * Items ascend by day, and within a day by what they are about. A page token says on which day, and
 * with which item of the day, to go on; so a page costs the same however deep it lies. It also says
 * which publication and up to which day the first page showed, so that all pages show the same.
 */
final class WorkplaceSearch implements Endpoint.Statistics {
  /** The scope that all of the paths need. */
  static final String SCOPE = "workplace:workplace_using_data:read";

  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(20, Duration.ofSeconds(1));
  private static final Duration PAGE_TOKEN_LIFE = Duration.ofHours(2);
  private static final int DEFAULT_SIZE = 20;
  private static final int LARGEST_SIZE = 200;

  private final WorkplaceList list;
  private final Facts facts;
  private final PageTokens pageTokens;
  private final ShownDays shown;
  private final Clock clock;

  WorkplaceSearch(
      WorkplaceList list, Facts facts, PageTokens pageTokens, ShownDays shown, Clock clock) {
    this.list = list;
    this.facts = facts;
    this.pageTokens = pageTokens;
    this.shown = shown;
    this.clock = clock;
  }

  /** A query as it was sent. */
  private record Asked(
      String from, String to, int size, Optional<String> pageToken, Optional<String> only) {}

  /**
   * Days of a tenant, from the place where a page begins.
   *
   * @param from the first day asked for
   * @param last the last day that may be shown
   * @param day the day to go on with, from its item {@code item}
   */
  private record Span(Snapshot snapshot, LocalDate from, LocalDate last, LocalDate day, int item) {
    /** Of a token's offset: the days from the first one above, the item below. */
    static Span resumed(Snapshot snapshot, LocalDate from, PageTokens.Place place) {
      LocalDate day = from.plusDays(place.offset() >> Integer.SIZE);
      return new Span(snapshot, from, place.last(), day, (int) place.offset());
    }

    PageTokens.Place place(LocalDate next, int item) {
      long days = ChronoUnit.DAYS.between(from, next);
      return new PageTokens.Place(snapshot.sequence(), last, days << Integer.SIZE | item);
    }
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return list.path();
  }

  @Override
  public Set<Caller.Kind> callers() {
    return EnumSet.allOf(Caller.Kind.class);
  }

  @Override
  public String scope() {
    return SCOPE;
  }

  @Override
  public RateLimits.Limit limit() {
    return LIMIT;
  }

  @Override
  public FeishuError fault() {
    return list.codes().fault();
  }

  @Override
  public Answer answer(Caller caller, PathParameters path, UriQuery query, RequestBody body) {
    QueryFields fields = new QueryFields(query);
    QueryFields size = new QueryFields(query);
    Asked asked =
        new Asked(
            fields.requiredText("from_date"),
            fields.requiredText("to_date"),
            (list.codes().pageSize().isPresent() ? size : fields)
                .number("page_size", 1, LARGEST_SIZE, DEFAULT_SIZE),
            fields.text("page_token"),
            list.filter().flatMap(fields::text));
    Optional<Refusal> refusal =
        fields
            .refusal()
            .or(() -> size.refusal().map(_ -> Refusal.of(list.codes().pageSize().orElseThrow())));
    return refusal.<Answer>map(found -> found).orElseGet(() -> dated(caller, asked));
  }

  private Answer dated(Caller caller, Asked asked) {
    LocalDate from = WrittenDate.read(asked.from());
    LocalDate to = WrittenDate.read(asked.to());
    if (from == null || to == null) {
      return Refusal.of(list.codes().timeFormat());
    }
    if (from.isAfter(to)) {
      return Refusal.of(list.codes().order());
    }
    if (asked.pageToken().isEmpty()) {
      Region region = caller.tenant().home();
      LocalDate newest = shown.newest(caller, region, ShownDays.Figures.WORKPLACE);
      LocalDate last = to.isBefore(newest) ? to : newest;
      Snapshot snapshot = facts.snapshot(caller.tenant().id(), region);
      return page(caller, asked, new Span(snapshot, from, last, from, 0));
    }
    return span(caller, asked, asked.pageToken().get(), from)
        .map(span -> page(caller, asked, span))
        .orElseGet(() -> Refusal.of(list.codes().pageToken()));
  }

  private Optional<Span> span(Caller caller, Asked asked, String pageToken, LocalDate from) {
    PageTokens.Reading reading = pageTokens.read(pageToken, holder(caller, asked), clock.instant());
    if (!(reading instanceof PageTokens.Place place)) {
      return Optional.empty();
    }
    return facts
        .snapshot(caller.tenant().id(), caller.tenant().home(), place.sequence())
        .map(snapshot -> Span.resumed(snapshot, from, place));
  }

  /** What must be the same for a page token to go on; the size of a page may change. */
  private PageTokens.Holder holder(Caller caller, Asked asked) {
    return PageTokens.Holder.of(
        caller.tenant().id(), caller.app().id(), path(), asked.from(), asked.to(), asked.only());
  }

  private Answer page(Caller caller, Asked asked, Span span) {
    return Envelope.success(
        Envelope.json(json -> {
          json.writeStartObject();
          json.writeName("items");
          json.writeStartArray();
          PageTokens.Place more = items(json, asked, span);
          json.writeEndArray();
          json.writeBooleanProperty("has_more", more != null);
          if (more != null) {
            json.writeStringProperty(
                "page_token",
                pageTokens.text(
                    more, holder(caller, asked), clock.instant().plus(PAGE_TOKEN_LIFE)));
          }
          json.writeEndObject();
        }));
  }

  /** Writes a page of items. Returns where the next page begins, or null when there is none. */
  private PageTokens.@Nullable Place items(JsonGenerator json, Asked asked, Span span) {
    int written = 0;
    for (PublishedDay day : days(span)) {
      LocalDate date = day.day().day();
      List<String> subjects = list.subjects(day, asked.only());
      for (int i = date.equals(span.day()) ? span.item() : 0; i < subjects.size(); i++) {
        if (written == asked.size()) {
          return span.place(date, i);
        }
        json.writeStartObject();
        json.writeStringProperty("date", date.toString());
        list.write(json, day, subjects.get(i));
        json.writeEndObject();
        written++;
      }
    }
    return null;
  }

  private static Collection<PublishedDay> days(Span span) {
    return span.day().isAfter(span.last())
        ? List.of()
        : span.snapshot().days().subMap(span.day(), true, span.last(), true).values();
  }
}
