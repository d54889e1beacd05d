package dev.rollcall.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.DirectoryProblem;
import dev.rollcall.directory.DirectoryState;
import dev.rollcall.directory.Memberships;
import dev.rollcall.events.DirectoryEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folding a directory against {@link NaiveDirectory}, and against other ways to the same state. */
class DirectoryStatePropertiesTest {
  private static final int ROUNDS = 50;
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final int DAYS = 12;

  private static int number(String person) {
    return Integer.parseInt(person.substring(1));
  }

  private static DirectoryState empty() {
    return new DirectoryState("acme", DirectoryStatePropertiesTest::number);
  }

  private static List<DirectoryEvent> changes(long seed) {
    return new RandomOrganisations(seed).changes(60 + (int) (seed % 100), FIRST, DAYS);
  }

  private static byte[] written(DirectoryState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.write(out);
    return out.toByteArray();
  }

  private static DirectoryState read(byte[] bytes) {
    return DirectoryState.read(
        new ByteArrayInputStream(bytes), "acme", DirectoryStatePropertiesTest::number);
  }

  private static Set<String> tree(Directory directory) {
    return directory.tree().departments().stream()
        .filter(department -> !department.id().equals(Department.ROOT))
        .map(department -> department.id() + "/" + department.parent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<Integer, Set<String>> memberships(Directory directory) {
    Map<Integer, Set<String>> all = new TreeMap<>();
    Memberships memberships = directory.memberships();
    for (int person = 0; person < memberships.people(); person++) {
      for (int n = 0; n < memberships.count(person); n++) {
        String id = directory.tree().department(memberships.position(person, n)).id();
        all.computeIfAbsent(person, _ -> new TreeSet<>()).add(id);
      }
    }
    return all;
  }

  private static Set<String> problems(DirectoryState state) {
    return state.problems().stream()
        .filter(problem -> problem.kind() != DirectoryProblem.Kind.SHARED_OPEN_ID)
        .map(problem -> problem.eventId() + " " + problem.kind())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void check(DirectoryState state, NaiveDirectory naive, long seed) {
    Directory now = state.snapshot();
    assertThat(tree(now)).as("seed %d", seed).isEqualTo(naive.tree());
    assertThat(memberships(now)).as("seed %d", seed).isEqualTo(naive.memberships());
    assertThat(now.apps()).as("seed %d", seed).isEqualTo(naive.apps());
    assertThat(problems(state)).as("seed %d", seed).isEqualTo(naive.problems());
    Set<String> present =
        state.people().stream()
            .filter(person -> person.leftMicros().isEmpty())
            .map(person -> person.record().person())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(present).as("seed %d", seed).isEqualTo(naive.present());
  }

  private static List<DirectoryEvent> ofDay(List<DirectoryEvent> events, int day) {
    return events.stream()
        .filter(
            event -> event.envelope().timeMicros() / 86_400_000_000L == FIRST.toEpochDay() + day)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 77_000})
  void everyDayEqualsAReplayOfAllThatHappenedUpToIt(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      List<DirectoryEvent> events = changes(seed);
      DirectoryState state = empty();
      List<DirectoryEvent> soFar = new ArrayList<>();
      for (int day = 0; day < DAYS; day++) {
        state.applyAll(ofDay(events, day));
        soFar.addAll(ofDay(events, day));
        check(state, new NaiveDirectory(soFar, DirectoryStatePropertiesTest::number), seed);
      }
      assertThat(soFar).hasSameSizeAs(events);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 99_000})
  void savingAndLoadingBetweenDaysChangesNothing(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<DirectoryEvent> events = changes(seed);
      DirectoryState once = empty();
      once.applyAll(events);
      DirectoryState daily = empty();
      for (int day = 0; day < DAYS; day++) {
        daily.applyAll(ofDay(events, day));
        if (random.nextBoolean()) {
          daily.snapshot();
          daily.problems();
        }
        daily = random.nextBoolean() ? read(written(daily)) : daily;
      }
      assertThat(daily.identity()).as("seed %d", seed).isEqualTo(once.identity());
      assertThat(written(daily)).as("seed %d", seed).isEqualTo(written(once));
      assertThat(daily.problems()).as("seed %d", seed).isEqualTo(once.problems());
      assertThat(DirectoryBytes.write(daily.snapshot()))
          .as("seed %d", seed)
          .isEqualTo(DirectoryBytes.write(once.snapshot()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 123_000})
  void theOrderOfArrivalNeverMatters(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      List<DirectoryEvent> events = changes(seed);
      DirectoryState state = empty();
      state.applyAll(events);
      new RandomOrganisations(~seed).shuffle(events);
      DirectoryState shuffled = empty();
      shuffled.applyAll(events);
      assertThat(written(shuffled)).as("seed %d", seed).isEqualTo(written(state));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {13, 555_000})
  void statesHaveTheSameIdentityExactlyWhenTheyHaveTheSameBytes(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      List<DirectoryEvent> events = changes(seed);
      Map<String, String> textByIdentity = new TreeMap<>();
      DirectoryState state = empty();
      for (int day = 0; day < DAYS; day++) {
        state.applyAll(ofDay(events, day));
        String text = new String(written(state), UTF_8);
        String known = textByIdentity.putIfAbsent(state.identity(), text);
        assertThat(known == null ? text : known).as("seed %d", seed).isEqualTo(text);
      }
      assertThat(textByIdentity.values()).as("seed %d", seed).doesNotHaveDuplicates();
    }
  }
}
