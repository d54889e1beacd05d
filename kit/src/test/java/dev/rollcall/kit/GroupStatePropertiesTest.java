package dev.rollcall.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.Usage;
import dev.rollcall.groups.GroupChange;
import dev.rollcall.groups.GroupDay;
import dev.rollcall.groups.GroupMessages;
import dev.rollcall.groups.GroupState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folding group chats day by day against {@link NaiveGroups}. */
class GroupStatePropertiesTest {
  private static final int ROUNDS = 60;
  private static final int DAYS = 8;
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

  private static int number(String person) {
    return Integer.parseInt(person.substring(1));
  }

  private static List<GroupEvent> events(long seed) {
    return new RandomGroups(seed).events(30 + (int) (seed % 400), Region.CN, FIRST, DAYS);
  }

  /** A day as the roll-up would put it together; messages in any order. */
  private static GroupDay day(List<GroupEvent> events, int day, SplittableRandom random) {
    Set<String> ids = new HashSet<>();
    List<GroupChange> changes = new ArrayList<>();
    List<GroupMessages> messages = new ArrayList<>();
    events.stream()
        .filter(event ->
            Region.CN.epochDayOf(event.envelope().timeMicros()) == FIRST.toEpochDay() + day)
        .filter(event -> ids.add(event.envelope().id()))
        .sorted(
            Comparator.comparingLong((GroupEvent event) -> event.envelope().timeMicros())
                .thenComparing(event -> event.envelope().id()))
        .forEach(event -> {
          GroupChange.of(event, GroupStatePropertiesTest::number).ifPresent(changes::add);
          if (event instanceof GroupEvent.MessageSent sent) {
            int place = random.nextInt(messages.size() + 1);
            messages.add(place, new GroupMessages(sent.chat(), number(sent.member()), 1));
          }
        });
    return new GroupDay(changes, messages);
  }

  private static Map<String, Map<GroupMetric, Long>> figures(Map<GroupMetric, Usage> usages) {
    Map<String, Map<GroupMetric, Long>> owners = new TreeMap<>();
    usages.forEach((metric, usage) -> {
      int[] people = usage.people().toArray();
      assertThat(usage.opens().sum()).isZero();
      for (int n = 0; n < people.length; n++) {
        owners
            .computeIfAbsent("u" + people[n], _ -> new EnumMap<>(GroupMetric.class))
            .put(metric, (long) usage.views().at(n));
      }
    });
    return owners;
  }

  private static byte[] written(GroupState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.write(out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 70_000})
  void everyDayEqualsTheWholeStoryToldAgain(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      List<GroupEvent> events = events(seed);
      NaiveGroups naive = new NaiveGroups(Region.CN, events);
      SplittableRandom random = new SplittableRandom(seed);
      GroupState state = GroupState.empty();
      for (int day = 0; day < DAYS; day++) {
        assertThat(figures(state.apply(day(events, day, random))))
            .as("seed %d, day %d", seed, day)
            .isEqualTo(naive.day(FIRST.plusDays(day)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 91_000})
  void savingAndLoadingBetweenDaysChangesNothing(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      List<GroupEvent> events = events(seed);
      SplittableRandom random = new SplittableRandom(seed);
      GroupState kept = GroupState.empty();
      GroupState loaded = GroupState.empty();
      for (int day = 0; day < DAYS; day++) {
        GroupDay today = day(events, day, random);
        GroupDay stored = GroupDay.of(today.toBytes());
        assertThat(stored.toBytes()).as("seed %d", seed).isEqualTo(today.toBytes());
        assertThat(figures(loaded.apply(stored)))
            .as("seed %d", seed)
            .isEqualTo(figures(kept.apply(today)));
        byte[] bytes = written(loaded);
        assertThat(bytes).as("seed %d", seed).isEqualTo(written(kept));
        loaded = GroupState.read(new ByteArrayInputStream(bytes));
        assertThat(loaded.identity()).as("seed %d", seed).isEqualTo(kept.identity());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 50_000})
  void theOrderOfMessagesNeverMatters(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      List<GroupEvent> events = events(seed);
      Map<Integer, byte[]> days = new HashMap<>();
      for (int day = 0; day < DAYS; day++) {
        days.put(day, day(events, day, new SplittableRandom(seed)).toBytes());
        assertThat(day(events, day, new SplittableRandom(~seed)).toBytes())
            .as("seed %d", seed)
            .isEqualTo(days.get(day));
      }
    }
  }
}
