package dev.rollcall.server.wecom;

import dev.rollcall.counting.GroupTotals;
import dev.rollcall.facts.GroupMetric;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/**
 * {@code POST /cgi-bin/externalcontact/groupchat/statistic_group_by_day}: the figures of all owners
 * asked for together, day by day (S25-S30).
 *
 * <pre>{"errcode":0,"errmsg":"ok",
 *  "items":[{"stat_time":1600272000,"data":{"new_chat_cnt":2,...}},...]}</pre>
 */
final class GroupChatStatisticByDay implements Endpoint.Statistics {
  private final PublishedGroups published;
  private final Clock clock;

  GroupChatStatisticByDay(PublishedGroups published, Clock clock) {
    this.published = published;
    this.clock = clock;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/groupchat/statistic_group_by_day";
  }

  @Override
  public Answer answer(Caller caller, Fields fields) {
    Asked asked = Asked.read(fields, caller.tenant().home());
    Optional<WecomError> error = asked.error(caller.tenant().home().dayOf(clock.instant()));
    if (error.isPresent()) {
      return new Answer.Refusal(error.get());
    }
    return switch (published.read(caller, asked)) {
      case PublishedGroups.Reading.Gone _ -> new Answer.Refusal(WecomError.INVALID_TIME);
      case PublishedGroups.Reading.TooMany _ -> new Answer.Refusal(WecomError.TOO_MANY_VISIBLE);
      case PublishedGroups.Reading.Visible visible -> answer(visible, asked);
    };
  }

  private Answer answer(PublishedGroups.Reading.Visible visible, Asked asked) {
    Map<LocalDate, GroupTotals> daily = published.daily(visible, asked);
    return new Answer.Success(json -> {
      json.writeName("items");
      json.writeStartArray();
      asked
          .first()
          .datesUntil(asked.last().plusDays(1))
          .filter(day -> isPublished(visible, day))
          .forEach(day -> item(json, visible, day, Optional.ofNullable(daily.get(day))));
      json.writeEndArray();
    });
  }

  /** Whether all is known of a day; before the first published one there was nothing. */
  private static boolean isPublished(PublishedGroups.Reading.Visible visible, LocalDate day) {
    return visible.snapshot().days().ceilingKey(day) != null;
  }

  private static void item(
      JsonGenerator json,
      PublishedGroups.Reading.Visible visible,
      LocalDate day,
      Optional<GroupTotals> totals) {
    Map<GroupMetric, Long> sums = new EnumMap<>(GroupMetric.class);
    totals.ifPresent(figures -> add(figures, visible.owners(), sums));
    json.writeStartObject();
    json.writeNumberProperty("stat_time", visible.tenant().home().startOf(day).getEpochSecond());
    Figures.write(json, visible.tenant(), metric -> sums.getOrDefault(metric, 0L));
    json.writeEndObject();
  }

  private static void add(GroupTotals totals, IntPredicate owners, Map<GroupMetric, Long> sums) {
    int[] places =
        IntStream.range(0, totals.size())
            .filter(place -> owners.test(totals.owner(place)))
            .toArray();
    for (GroupMetric metric : GroupMetric.values()) {
      sums.put(metric, IntStream.of(places).mapToLong(place -> totals.amount(place, metric)).sum());
    }
  }
}
