package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.DirectoryState;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.groups.GroupChange;
import dev.rollcall.groups.GroupDay;
import dev.rollcall.groups.GroupMessages;
import dev.rollcall.groups.GroupState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Publishes days of group chats and directories without a journal. */
final class GroupDays {
  private final SqliteCatalog catalog;
  private final FactFolder folder;
  private final String tenant;

  GroupDays(SqliteCatalog catalog, FactFolder folder, String tenant) {
    this.catalog = catalog;
    this.folder = folder;
    this.tenant = tenant;
  }

  private int number(String person) {
    return catalog.people().number(tenant, List.of(person))[0];
  }

  void publish(List<? extends Event> events, String through) {
    SortedMap<LocalDate, List<Event>> days = new TreeMap<>();
    for (Event event : events) {
      days.computeIfAbsent(day(event), _ -> new ArrayList<>()).add(event);
    }
    DirectoryState directory = new DirectoryState(tenant, this::number);
    GroupState groups = GroupState.empty();
    List<Publications.Entry> published = new ArrayList<>();
    FactsRun run = folder.begin(tenant, Region.CN);
    LocalDate last = LocalDate.parse(through);
    for (LocalDate day = days.firstKey(); !day.isAfter(last); day = day.plusDays(1)) {
      List<Event> today = days.getOrDefault(day, List.of());
      directory.applyAll(
          today.stream()
              .filter(DirectoryEvent.class::isInstance)
              .map(DirectoryEvent.class::cast)
              .toList());
      SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
      groups
          .apply(day(today))
          .forEach((metric, usage) -> usages.put(UsageKey.of(metric), PackedUsage.of(usage)));
      byte[] tree = DirectoryBytes.write(directory.snapshot());
      TenantDay tenantDay = new TenantDay(tenant, Region.CN, day);
      String manifest =
          run.day(
              new DayFacts(
                  tenantDay,
                  today.size(),
                  0,
                  usages,
                  run.directory("of-" + day, tree, new byte[0]),
                  null,
                  "",
                  "",
                  List.of()));
      published.add(new Publications.Entry(tenantDay, manifest, today.size(), "", ""));
    }
    run.sync();
    catalog.publications().publish(published, Instant.parse(WecomServer.NOW));
  }

  private GroupDay day(List<Event> events) {
    List<GroupChange> changes = new ArrayList<>();
    List<GroupMessages> messages = new ArrayList<>();
    events.stream()
        .filter(GroupEvent.class::isInstance)
        .map(GroupEvent.class::cast)
        .distinct()
        .sorted(
            Comparator.comparingLong((GroupEvent event) -> event.envelope().timeMicros())
                .thenComparing(event -> event.envelope().id()))
        .forEach(event -> {
          GroupChange.of(event, this::number).ifPresent(changes::add);
          if (event instanceof GroupEvent.MessageSent sent) {
            messages.add(new GroupMessages(sent.chat(), number(sent.member()), 1));
          }
        });
    return new GroupDay(changes, messages);
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofEpochDay(Region.CN.epochDayOf(event.envelope().timeMicros()));
  }
}
