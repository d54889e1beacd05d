package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.counting.GroupTotals;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.server.access.Looks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/**
 * {@code POST /cgi-bin/externalcontact/groupchat/statistic}: the figures of a period by owner, page
 * by page (S25-S30).
 *
 * <pre>{"errcode":0,"errmsg":"ok","total":2,"next_offset":2,
 *  "items":[{"owner":"zhangsan","data":{"new_chat_cnt":2,...}},...]}</pre>
 */
final class GroupChatStatistic implements Endpoint.Statistics {
  private static final int MOST_OWNERS = 1000;
  private static final int DEFAULT_OWNERS = 500;
  private static final Map<Integer, GroupMetric> ORDERS =
      Map.of(
          1, GroupMetric.NEW_CHATS,
          2, GroupMetric.CHATS,
          3, GroupMetric.NEW_MEMBERS,
          4, GroupMetric.MEMBERS);

  private final PublishedGroups published;
  private final Looks looks;
  private final Clock clock;

  GroupChatStatistic(PublishedGroups published, Looks looks, Clock clock) {
    this.published = published;
    this.looks = looks;
    this.clock = clock;
  }

  /** In which order, and which part of it. */
  private record Page(int order, int ascending, int offset, int limit) {
    static Page read(Fields fields) {
      return new Page(
          fields.number("order_by", 1),
          fields.number("order_asc", 0),
          fields.number("offset", 0),
          fields.number("limit", DEFAULT_OWNERS));
    }

    boolean isValid() {
      return ORDERS.containsKey(order)
          && (ascending == 0 || ascending == 1)
          && offset >= 0
          && limit >= 1
          && limit <= MOST_OWNERS;
    }
  }

  /** An owner and where their figures stand. */
  private record Owner(String id, int place) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/groupchat/statistic";
  }

  @Override
  public Answer answer(Caller caller, Fields fields) {
    Asked asked = Asked.read(fields, caller.tenant().home());
    Page page = Page.read(fields);
    Optional<WecomError> error = asked.error(caller.tenant().home().dayOf(clock.instant()));
    if (error.isPresent()) {
      return new Answer.Refusal(error.get());
    }
    if (!page.isValid()) {
      return new Answer.Refusal(WecomError.INVALID_PARAMETER);
    }
    return switch (published.read(caller, asked)) {
      case PublishedGroups.Reading.Gone _ -> new Answer.Refusal(WecomError.INVALID_TIME);
      case PublishedGroups.Reading.TooMany _ -> new Answer.Refusal(WecomError.TOO_MANY_VISIBLE);
      case PublishedGroups.Reading.Visible visible -> answer(caller, visible, asked, page);
    };
  }

  private Answer answer(
      Caller caller, PublishedGroups.Reading.Visible visible, Asked asked, Page page) {
    GroupTotals totals = published.period(visible, asked);
    List<Owner> owners = owners(visible, totals);
    owners.sort(order(totals, page));
    int from = Math.min(page.offset(), owners.size());
    int end = (int) Math.min((long) from + page.limit(), owners.size());
    if (!looks.note(look(caller, asked), end - from)) {
      return new Answer.Refusal(WecomError.FAULT);
    }
    return new Answer.Success(json -> {
      json.writeNumberProperty("total", owners.size());
      json.writeNumberProperty("next_offset", end);
      json.writeName("items");
      json.writeStartArray();
      owners.subList(from, end).forEach(owner -> item(json, visible.tenant(), owner, totals));
      json.writeEndArray();
    });
  }

  /** How the audit log tells it: how many people were named, not who. */
  private static Looks.Look look(Caller caller, Asked asked) {
    String filter =
        "%s to %s, %d owners and departments %s asked for"
            .formatted(asked.first(), asked.last(), asked.users().size(), asked.parties());
    return new Looks.Look(
        caller.tenant().id(), "wecom:" + caller.app().id(), "groupchat/statistic", filter);
  }

  /** Those who may be told about and have an id still. */
  private List<Owner> owners(PublishedGroups.Reading.Visible visible, GroupTotals totals) {
    int[] places =
        IntStream.range(0, totals.size())
            .filter(place -> visible.owners().test(totals.owner(place)))
            .toArray();
    int[] numbers = IntStream.of(places).map(totals::owner).toArray();
    String[] names = published.names(visible.tenant(), numbers);
    List<Owner> owners = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (!names[i].isEmpty()) {
        owners.add(new Owner(names[i], places[i]));
      }
    }
    return owners;
  }

  private static Comparator<Owner> order(GroupTotals totals, Page page) {
    GroupMetric metric = Objects.requireNonNull(ORDERS.get(page.order()));
    Comparator<Owner> byAmount =
        Comparator.comparingLong(owner -> totals.amount(owner.place(), metric));
    return (page.ascending() == 1 ? byAmount : byAmount.reversed()).thenComparing(Owner::id);
  }

  private static void item(JsonGenerator json, Tenant tenant, Owner owner, GroupTotals totals) {
    json.writeStartObject();
    json.writeStringProperty("owner", owner.id());
    Figures.write(json, tenant, metric -> totals.amount(owner.place(), metric));
    json.writeEndObject();
  }
}
