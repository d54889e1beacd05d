package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final long LEFT = micros("2026-11-20T15:59:59Z");

  private static long micros(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000;
  }

  private static DirectoryPerson person(int number, String id, OptionalLong left) {
    return person(number, id, null, null, true, null, null, left);
  }

  private static DirectoryPerson person(
      int number,
      String id,
      @Nullable String openId,
      @Nullable String unionId,
      boolean activated,
      @Nullable Long created,
      @Nullable Long registered,
      OptionalLong left) {
    PersonSet record =
        new PersonSet(
            new Envelope("1", "test", 0, null, null),
            id,
            "Name of " + id,
            List.of(),
            "a@b",
            openId,
            unionId,
            activated,
            created,
            registered,
            Map.of());
    return new DirectoryPerson(number, record, left);
  }

  private static Roster roster(DirectoryPerson... people) {
    return RosterBytes.read(RosterBytes.write(List.of(people)));
  }

  @Test
  void peopleStandInTheOrderOfTheBytesOfTheirIds() {
    Roster roster =
        roster(
            person(4, "\uD83D\uDE00", OptionalLong.empty()),
            person(3, "\uFF5E", OptionalLong.empty()),
            person(2, "b", OptionalLong.empty()),
            person(1, "ab", OptionalLong.empty()),
            person(0, "a", OptionalLong.empty()));
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < roster.size(); row++) {
      ids.add(roster.person(row).id());
    }
    assertThat(ids)
        .as("a character of four bytes is behind all of three")
        .containsExactly("a", "ab", "b", "\uFF5E", "\uD83D\uDE00");
  }

  @Test
  void everythingThatWasSaidIsReadBack() {
    Roster roster =
        roster(
            person(9, "ann", "ou_1", "on_1", true, 5L, -7L, OptionalLong.empty()),
            person(2, "bob", null, "on_2", false, null, 8L, OptionalLong.of(LEFT)));
    assertThat(roster.person(0))
        .isEqualTo(
            new RosterPerson(
                9,
                "ann",
                "Name of ann",
                Optional.of("ou_1"),
                Optional.of("on_1"),
                true,
                OptionalLong.of(5),
                OptionalLong.of(-7),
                OptionalLong.empty()));
    assertThat(roster.person(1))
        .isEqualTo(
            new RosterPerson(
                2,
                "bob",
                "Name of bob",
                Optional.empty(),
                Optional.of("on_2"),
                false,
                OptionalLong.empty(),
                OptionalLong.of(8),
                OptionalLong.of(LEFT)));
  }

  @Test
  void whoLeftIsThereOnThatDayAndNoLonger() {
    Roster roster =
        roster(person(0, "ann", OptionalLong.of(LEFT)), person(1, "bob", OptionalLong.empty()));
    long friday = Region.CN.epochDayOf(LEFT);
    assertThat(roster.lastLeftDay(Region.CN)).hasValue(friday);
    assertThat(roster.isThereOn(0, Region.CN, friday - 1)).isTrue();
    assertThat(roster.isThereOn(0, Region.CN, friday)).isTrue();
    assertThat(roster.isThereOn(0, Region.CN, friday + 1)).isFalse();
    assertThat(roster.isThereOn(1, Region.CN, friday + 1)).isTrue();
    assertThat(roster(person(1, "bob", OptionalLong.empty())).lastLeftDay(Region.CN)).isEmpty();
  }

  @Test
  void everyIdAndNumberIsFoundAndNoOther() {
    SplittableRandom random = new SplittableRandom(11);
    Map<String, Integer> numbers = new TreeMap<>();
    List<DirectoryPerson> people = new ArrayList<>();
    for (int number = 0; number < 500; number += 1 + random.nextInt(3)) {
      String id = Integer.toString(random.nextInt(), 36);
      if (numbers.putIfAbsent(id, number) == null) {
        people.add(person(number, id, OptionalLong.empty()));
      }
    }
    Roster roster = RosterBytes.read(RosterBytes.write(people));
    numbers.forEach((id, number) -> {
      OptionalInt row = roster.find(id);
      assertThat(row).as(id).isEqualTo(roster.rowOf(number)).isPresent();
      assertThat(roster.person(row.getAsInt()).id()).isEqualTo(id);
      assertThat(roster.number(row.getAsInt())).isEqualTo(number);
    });
    for (int number = 0; number < 600; number++) {
      assertThat(roster.rowOf(number).isPresent()).isEqualTo(numbers.containsValue(number));
    }
    assertThat(roster.find("")).isEmpty();
    assertThat(roster.find("~")).isEmpty();
  }

  @Test
  void whoWasErasedHasARowAndNoName() {
    Roster roster =
        roster(
            person(3, "", OptionalLong.of(LEFT)),
            person(1, "", OptionalLong.empty()),
            person(2, "ann", OptionalLong.empty()));
    assertThat(roster.find("")).isEmpty();
    assertThat(roster.number(0)).isEqualTo(1);
    assertThat(roster.isErased(0)).isTrue();
    assertThat(roster.hasLeft(1)).isTrue();
    assertThat(roster.isErased(2)).isFalse();
    assertThat(roster.knows(1)).isFalse();
    assertThat(roster.knows(2)).isTrue();
    assertThat(roster.knows(9)).isFalse();
  }

  @Test
  void nobodyIsARosterToo() {
    Roster roster = roster();
    assertThat(roster.size()).isZero();
    assertThat(roster.find("ann")).isEmpty();
    assertThat(roster.rowOf(0)).isEmpty();
  }

  @Test
  void theOrderOfWritingDoesNotMatter() {
    DirectoryPerson ann = person(0, "ann", OptionalLong.empty());
    DirectoryPerson bob = person(1, "bob", OptionalLong.of(LEFT));
    assertThat(RosterBytes.write(List.of(ann, bob)))
        .isEqualTo(RosterBytes.write(List.of(bob, ann)));
  }

  @Test
  void damageIsRefused() {
    byte[] bytes = RosterBytes.write(List.of(person(0, "ann", OptionalLong.empty())));
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 4;
      assertThatThrownBy(() -> RosterBytes.read(damaged))
          .as("byte %d", i)
          .isInstanceOf(BrokenDirectoryException.class);
    }
    assertThatThrownBy(() -> RosterBytes.read(new byte[3]))
        .isInstanceOf(BrokenDirectoryException.class);
  }
}
