package dev.rollcall.groups;

import static dev.rollcall.facts.GroupMetric.CHATS;
import static dev.rollcall.facts.GroupMetric.CHATS_WITH_MESSAGES;
import static dev.rollcall.facts.GroupMetric.MEMBERS;
import static dev.rollcall.facts.GroupMetric.MEMBERS_WITH_MESSAGES;
import static dev.rollcall.facts.GroupMetric.MESSAGES;
import static dev.rollcall.facts.GroupMetric.MIGRATED_CHATS;
import static dev.rollcall.facts.GroupMetric.NEW_CHATS;
import static dev.rollcall.facts.GroupMetric.NEW_MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.Usage;
import dev.rollcall.groups.GroupChange.Created;
import dev.rollcall.groups.GroupChange.Dismissed;
import dev.rollcall.groups.GroupChange.MemberJoined;
import dev.rollcall.groups.GroupChange.MemberLeft;
import dev.rollcall.groups.GroupChange.Migrated;
import dev.rollcall.groups.GroupChange.OwnerChanged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupStateTest {
  private static final int LI = 1;
  private static final int WANG = 2;
  private static final int ZHANG = 70_000;
  private static final GroupDay QUIET = new GroupDay(List.of(), List.of());

  private final GroupState state = GroupState.empty();

  private SortedMap<GroupMetric, Usage> day(GroupChange... changes) {
    return state.apply(new GroupDay(List.of(changes), List.of()));
  }

  private SortedMap<GroupMetric, Usage> posts(GroupMessages... messages) {
    return state.apply(new GroupDay(List.of(), List.of(messages)));
  }

  private static Map<GroupMetric, Integer> of(int owner, SortedMap<GroupMetric, Usage> usages) {
    Map<GroupMetric, Integer> figures = new TreeMap<>();
    usages.forEach((metric, usage) -> {
      if (usage.people().contains(owner)) {
        figures.put(metric, usage.views().at(usage.people().rank(owner) - 1));
      }
    });
    return figures;
  }

  private static GroupState again(GroupState state) {
    return GroupState.read(new ByteArrayInputStream(bytes(state)));
  }

  private static byte[] bytes(GroupState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.write(out);
    return out.toByteArray();
  }

  @Test
  void firstMembersAreNewMembersAndTheOwnerIsOne() {
    assertThat(of(LI, day(new Created("c", LI, new int[] {WANG, ZHANG, WANG}))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(NEW_CHATS, 1, CHATS, 1, NEW_MEMBERS, 3, MEMBERS, 3));
  }

  @Test
  void aQuietDayKeepsTheLevelsAndHasNoFlows() {
    day(new Created("c", LI, new int[] {WANG}));
    posts(new GroupMessages("c", WANG, 5));
    String identity = state.identity();
    assertThat(of(LI, state.apply(QUIET)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                CHATS,
                1,
                CHATS_WITH_MESSAGES,
                1,
                MEMBERS,
                2,
                MEMBERS_WITH_MESSAGES,
                1,
                MESSAGES,
                5));
    assertThat(state.identity()).isEqualTo(identity);
  }

  @Test
  void aChatCountsForWhoeverOwnsItAtTheEndOfTheDay() {
    var figures = day(new Created("c", LI, new int[] {}), new OwnerChanged("c", WANG));
    assertThat(of(LI, figures)).isEmpty();
    assertThat(of(WANG, figures)).containsEntry(NEW_CHATS, 1).containsEntry(NEW_MEMBERS, 2);
    assertThat(of(WANG, day(new OwnerChanged("c", LI)))).isEmpty();
  }

  @Test
  void somebodyWhoJoinsTwiceOnADayCountsOnce() {
    day(new Created("c", LI, new int[] {}));
    assertThat(
            of(
                LI,
                day(
                    new MemberJoined("c", WANG),
                    new MemberLeft("c", WANG),
                    new MemberJoined("c", WANG),
                    new MemberJoined("c", LI))))
        .containsEntry(NEW_MEMBERS, 1)
        .containsEntry(MEMBERS, 2);
    assertThat(of(LI, day(new MemberLeft("c", WANG), new MemberJoined("c", WANG))))
        .containsEntry(NEW_MEMBERS, 1);
  }

  @Test
  void onlyMembersOfTodayCountAmongThoseWhoPosted() {
    day(new Created("c", LI, new int[] {WANG}));
    assertThat(of(LI, posts(new GroupMessages("c", WANG, 1), new GroupMessages("c", ZHANG, 2))))
        .containsEntry(MESSAGES, 3)
        .containsEntry(MEMBERS_WITH_MESSAGES, 1);
    assertThat(of(LI, day(new MemberLeft("c", WANG))))
        .containsEntry(MESSAGES, 3)
        .doesNotContainKey(MEMBERS_WITH_MESSAGES);
    assertThat(of(LI, day(new MemberJoined("c", WANG), new MemberJoined("c", ZHANG))))
        .containsEntry(MEMBERS_WITH_MESSAGES, 2);
  }

  @Test
  void messagesOfAChatThatNobodyCreatedWaitForIt() {
    assertThat(posts(new GroupMessages("c", WANG, 4))).isEmpty();
    assertThat(day(new MemberJoined("c", WANG), new Migrated("c"), new Dismissed("c"))).isEmpty();
    assertThat(of(LI, again(state).apply(created("c", LI, WANG))))
        .containsEntry(MESSAGES, 4)
        .containsEntry(MEMBERS_WITH_MESSAGES, 1)
        .doesNotContainKey(MIGRATED_CHATS);
  }

  private static GroupDay created(String chat, int owner, int... members) {
    return new GroupDay(List.of(new Created(chat, owner, members)), List.of());
  }

  @Test
  void aDismissedChatLeavesTheLevelsForGood() {
    day(new Created("c", LI, new int[] {}), new Migrated("c"));
    posts(new GroupMessages("c", LI, 1));
    assertThat(
            of(
                LI,
                day(new MemberJoined("c", WANG), new Dismissed("c"), new MemberJoined("c", ZHANG))))
        .containsExactlyEntriesOf(Map.of(NEW_MEMBERS, 1));
    assertThat(day(new Created("c", LI, new int[] {}), new OwnerChanged("c", WANG))).isEmpty();
    assertThat(posts(new GroupMessages("c", LI, 1))).isEmpty();
    assertThat(again(state).apply(created("c", LI))).isEmpty();
  }

  @Test
  void aChatThatComesAndGoesOnOneDayIsStillANewOne() {
    assertThat(of(LI, day(new Created("c", LI, new int[] {WANG}), new Dismissed("c"))))
        .containsExactlyInAnyOrderEntriesOf(Map.of(NEW_CHATS, 1, NEW_MEMBERS, 2));
  }

  @Test
  void aSecondCreationIsNothing() {
    day(new Created("c", LI, new int[] {}));
    assertThat(of(WANG, day(new Created("c", WANG, new int[] {ZHANG})))).isEmpty();
    assertThat(of(LI, state.apply(QUIET))).containsEntry(CHATS, 1).containsEntry(MEMBERS, 1);
  }

  @Test
  void anOwnerWhoLeavesStaysTheOwner() {
    day(new Created("c", LI, new int[] {WANG}));
    assertThat(of(LI, day(new MemberLeft("c", LI))))
        .containsEntry(CHATS, 1)
        .containsEntry(MEMBERS, 1);
  }

  @Test
  void migratedCountsOnceHoweverOften() {
    day(new Created("c", LI, new int[] {}), new Migrated("c"), new Migrated("c"));
    assertThat(of(LI, again(state).apply(QUIET))).containsEntry(MIGRATED_CHATS, 1);
  }

  @Test
  void moreMessagesThanAnIntHoldsStandAtItsEnd() {
    day(new Created("c", LI, new int[] {}));
    posts(new GroupMessages("c", LI, Integer.MAX_VALUE));
    assertThat(of(LI, posts(new GroupMessages("c", LI, 1))))
        .containsEntry(MESSAGES, Integer.MAX_VALUE);
  }

  @Test
  void statesHaveTheSameNameWhenTheSameDaysWereFolded() {
    GroupState other = GroupState.empty();
    assertThat(other.identity()).isEqualTo(state.identity()).hasSize(64);
    state.apply(created("c", LI));
    assertThat(state.identity()).isNotEqualTo(other.identity());
    other.apply(QUIET);
    other.apply(created("c", LI));
    assertThat(again(state).identity()).isEqualTo(other.identity());
  }

  @Test
  void everyDamagedByteIsNoticed() {
    day(
        new Created("chat-1", LI, new int[] {WANG, ZHANG}),
        new Created("chat-2", WANG, new int[0]));
    posts(new GroupMessages("chat-1", LI, 3), new GroupMessages("chat-3", ZHANG, 1));
    byte[] good = bytes(state);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 4;
      assertThatThrownBy(() -> GroupState.read(new ByteArrayInputStream(bad)))
          .as("byte %d", i)
          .isInstanceOf(BrokenGroupsException.class)
          .hasMessageContaining("publish the day again");
    }
    assertThatThrownBy(() -> GroupState.read(new ByteArrayInputStream(new byte[3])))
        .isInstanceOf(BrokenGroupsException.class);
    assertThatThrownBy(() -> GroupDay.of(good)).isInstanceOf(BrokenGroupsException.class);
  }

  @Test
  void aNumberThatIsNobodysIsAFault() {
    assertThatIllegalArgumentException().isThrownBy(() -> day(new Created("c", -1, new int[0])));
  }
}
