package dev.rollcall.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoActivityTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 8, 23);
  private static final int DAYS = 90;
  private static final int PEOPLE = 120;

  private final List<List<DemoEvent>> days = play(7, DAYS);

  private static List<List<DemoEvent>> play(long seed, int days) {
    DemoActivity activity = new DemoActivity(seed, PEOPLE, FIRST);
    return Stream.generate(activity::play).limit(days).toList();
  }

  private Stream<DemoEvent> all(String type) {
    return days.stream().flatMap(List::stream).filter(event -> event.type().equals(type));
  }

  @Test
  void theSameSeedGivesTheSameEventsAndAnotherSeedGivesOthers() {
    assertThat(play(7, 10)).isEqualTo(days.subList(0, 10));
    assertThat(play(8, 10)).isNotEqualTo(days.subList(0, 10));
  }

  @Test
  void daysThatAreSkippedLeaveTheLaterOnesAsTheyWere() {
    DemoActivity activity = new DemoActivity(7, PEOPLE, FIRST);
    for (int i = 0; i < 50; i++) {
      activity.pass();
    }
    assertThat(activity.play()).isEqualTo(days.get(50));
  }

  @Test
  void departmentsAreSixLevelsDeepAndComeBeforeTheirChildren() {
    Map<Object, Integer> level = new HashMap<>(Map.of("0", 0));
    days.getFirst().stream()
        .filter(event -> event.type().equals("department.set"))
        .forEach(event -> {
          assertThat(level).containsKey(event.data().get("parent"));
          Integer above = level.get(event.data().get("parent"));
          level.put(event.data().get("department"), above == null ? -1 : above + 1);
        });
    assertThat(level.values()).contains(6).allMatch(depth -> depth <= 6);
    assertThat(level).hasSizeGreaterThan(40);
  }

  @Test
  void somePeopleAreInTwoDepartmentsAndAFewInNone() {
    List<Integer> counts =
        all("person.set")
            .map(event -> event.data().get("departments") instanceof List<?> ids ? ids.size() : -1)
            .toList();
    assertThat(counts).contains(0, 1, 2).allMatch(count -> count <= 2);
  }

  @Test
  void peopleJoinMoveAndLeaveAndADepartmentMovesOnce() {
    Map<Object, Set<Object>> placesByPerson = new HashMap<>();
    all("person.set")
        .forEach(event ->
            placesByPerson
                .computeIfAbsent(event.data().get("person"), _ -> new HashSet<>())
                .add(event.data().get("departments")));
    assertThat(placesByPerson).hasSizeGreaterThan(PEOPLE + 10);
    assertThat(placesByPerson.values().stream().filter(places -> places.size() > 1))
        .hasSizeGreaterThan(20);
    assertThat(all("person.left")).hasSizeBetween(8, 60);
    assertThat(days.get(DemoOrganisation.REORGANISED_ON))
        .anyMatch(event -> event.type().equals("department.set"));
  }

  @Test
  void whoLeftDoesNothingAnyMore() {
    Set<Object> gone = new HashSet<>();
    for (List<DemoEvent> day : days) {
      for (DemoEvent event : day) {
        assertThat(gone).doesNotContain(event.data().getOrDefault("person", "nobody"));
        // Leaving is told in the morning; a shift may have worked in the night before it.
      }
      day.stream()
          .filter(event -> event.type().equals("person.left"))
          .forEach(event -> gone.add(event.data().get("person")));
    }
    assertThat(gone).isNotEmpty();
  }

  @Test
  void everyEventLiesInItsDayAndHasAnIdOfItsOwn() {
    for (int i = 0; i < DAYS; i++) {
      LocalDate date = FIRST.plusDays(i);
      assertThat(days.get(i))
          .allMatch(event -> SampleDay.REGION.dayOf(event.time()).equals(date))
          .extracting(event -> event.source() + " " + event.id())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyKindOfActivityHappens() {
    Set<String> types =
        days.stream().flatMap(List::stream).map(DemoEvent::type).collect(Collectors.toSet());
    assertThat(types)
        .contains(
            "app.page_viewed", "app.left", "app.closed", "bot.message_sent", "bot.message_read")
        .contains("im.message_sent", "im.used", "doc.created", "doc.viewed")
        .contains("calendar.event_created", "calendar.viewed", "meeting.joined", "meeting.left")
        .contains("task.created", "mail.sent", "mail.received", "search.performed", "client.seen")
        .contains("workplace.visited", "block.visited", "group.created", "group.message_sent")
        .contains("group.member_joined", "group.owner_changed", "group.dismissed")
        .contains("department.set", "person.set", "person.left", "app.set");
  }

  @Test
  void weekendsAndTheHolidayAreQuietAndTheNewAppGrows() {
    List<Integer> working = new ArrayList<>();
    List<Integer> quiet = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      boolean works = new SampleDay(i, FIRST.plusDays(i)).working();
      (works ? working : quiet).add(days.get(i).size());
    }
    assertThat(working.stream().mapToInt(Integer::intValue).average().orElse(0))
        .isGreaterThan(3 * quiet.stream().mapToInt(Integer::intValue).average().orElse(0));
    assertThat(users("cli_learn", DemoApp.LAUNCH - 1)).isZero();
    assertThat(users("cli_learn", DAYS - 2)).isGreaterThan(users("cli_learn", DemoApp.LAUNCH + 2));
    assertThat(users("cli_archive", DAYS - 2)).isZero();
  }

  private long users(String app, int index) {
    return days.get(index).stream()
        .filter(event -> app.equals(event.data().get("app")) && event.data().containsKey("person"))
        .map(event -> event.data().get("person"))
        .distinct()
        .count();
  }
}
