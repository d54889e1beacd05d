package dev.rollcall.kit;

import dev.rollcall.events.Event;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.facts.GroupMetric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of customer group chats mean (S25-S28), said as plainly as possible and without
 * regard to speed: each day's figures are found by telling every chat's whole story again.
 */
public final class NaiveGroups {
  private static final Comparator<GroupEvent> BY_TIME =
      Comparator.comparingLong((GroupEvent event) -> event.envelope().timeMicros())
          .thenComparing(event -> event.envelope().id());

  private final Region region;
  private final Map<String, List<GroupEvent>> chats = new TreeMap<>();

  private record Identity(LocalDate day, String source, String id) {}

  /** A model of the events of customer group chats among these, in order of arrival. */
  public NaiveGroups(Region region, List<? extends Event> arrived) {
    this.region = region;
    Map<Identity, Event> first = new LinkedHashMap<>();
    for (Event event : arrived) {
      String source = event.envelope().source();
      first.putIfAbsent(new Identity(day(event), source, event.envelope().id()), event);
    }
    List<GroupEvent> events = new ArrayList<>();
    for (Event event : first.values()) {
      if (event instanceof GroupEvent ours) {
        events.add(ours);
      }
    }
    events.sort(BY_TIME);
    events.forEach(event -> chats.computeIfAbsent(event.chat(), _ -> new ArrayList<>()).add(event));
  }

  /** The figures of a day by owner; owners with nothing but zeros are left out. */
  public Map<String, Map<GroupMetric, Long>> day(LocalDate day) {
    return range(day, day);
  }

  /** The figures of days by owner (S28); owners with nothing but zeros are left out. */
  public Map<String, Map<GroupMetric, Long>> range(LocalDate first, LocalDate last) {
    Map<String, Map<GroupMetric, Long>> owners = new TreeMap<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (List<GroupEvent> events : chats.values()) {
        Story story = new Story(day);
        events.forEach(story::tell);
        story.addTo(owners, day.equals(last));
      }
    }
    owners.values().forEach(figures -> figures.values().removeIf(amount -> amount == 0));
    owners.values().removeIf(Map::isEmpty);
    return owners;
  }

  /** One chat up to the end of a day. */
  private final class Story {
    private final LocalDate today;
    private final Set<String> members = new HashSet<>();
    private final Map<String, Integer> posts = new HashMap<>();
    private final Set<String> joinedToday = new HashSet<>();
    private @Nullable String owner;
    private boolean createdToday;
    private boolean dismissed;
    private boolean migrated;

    Story(LocalDate today) {
      this.today = today;
    }

    void tell(GroupEvent event) {
      if (day(event).isAfter(today)) {
        return;
      }
      if (event instanceof GroupEvent.MessageSent sent) {
        posts.merge(sent.member(), 1, Integer::sum);
      } else if (event instanceof GroupEvent.Created created && owner == null) {
        owner = created.owner();
        createdToday = day(event).equals(today);
        join(created.owner(), event);
        created.members().forEach(member -> join(member, event));
      } else if (owner != null && !dismissed) {
        change(event);
      }
    }

    private void change(GroupEvent event) {
      switch (event) {
        case GroupEvent.Dismissed _ -> dismissed = true;
        case GroupEvent.Migrated _ -> migrated = true;
        case GroupEvent.OwnerChanged changed -> {
          owner = changed.owner();
          join(changed.owner(), event);
        }
        case GroupEvent.MemberJoined joined -> join(joined.member(), event);
        case GroupEvent.MemberLeft left -> members.remove(left.member());
        case GroupEvent.Created _, GroupEvent.MessageSent _ -> {
          // The first one is the chat's creation; messages are told above.
        }
      }
    }

    private void join(String member, GroupEvent event) {
      if (members.add(member) && day(event).equals(today)) {
        joinedToday.add(member);
      }
    }

    void addTo(Map<String, Map<GroupMetric, Long>> owners, boolean levels) {
      if (owner == null) {
        return;
      }
      Map<GroupMetric, Long> figures =
          owners.computeIfAbsent(owner, _ -> new EnumMap<>(GroupMetric.class));
      figures.merge(GroupMetric.NEW_CHATS, createdToday ? 1L : 0, Long::sum);
      figures.merge(GroupMetric.NEW_MEMBERS, (long) joinedToday.size(), Long::sum);
      if (levels && !dismissed) {
        Set<String> posted = new HashSet<>(members);
        posted.retainAll(posts.keySet());
        long messages = posts.values().stream().mapToLong(Integer::longValue).sum();
        figures.merge(GroupMetric.CHATS, 1L, Long::sum);
        figures.merge(GroupMetric.CHATS_WITH_MESSAGES, messages > 0 ? 1L : 0, Long::sum);
        figures.merge(GroupMetric.MEMBERS, (long) members.size(), Long::sum);
        figures.merge(GroupMetric.MEMBERS_WITH_MESSAGES, (long) posted.size(), Long::sum);
        figures.merge(GroupMetric.MESSAGES, messages, Long::sum);
        figures.merge(GroupMetric.MIGRATED_CHATS, migrated ? 1L : 0, Long::sum);
      }
    }
  }

  private LocalDate day(Event event) {
    return LocalDate.ofEpochDay(region.epochDayOf(event.envelope().timeMicros()));
  }
}
