package dev.rollcall.groups;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import dev.rollcall.fuzz.Sealed;
import dev.rollcall.kit.RandomGroups;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arbitrary bytes, their checksum made right, as the group chats of a day or the state that is
 * handed on: refused in one way, or the same when written down and read again.
 */
class CarriedGroupsFuzzTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

  static Stream<byte[]> seeds() {
    return Stream.of(5, 30, 120)
        .flatMap(events -> {
          GroupDay day = day(events);
          GroupState state = GroupState.empty();
          state.apply(day);
          return Stream.of(Input.of(0, day.toBytes()), Input.of(1, bytes(state)));
        });
  }

  private static GroupDay day(int count) {
    List<GroupChange> changes = new ArrayList<>();
    List<GroupMessages> messages = new ArrayList<>();
    for (GroupEvent event : new RandomGroups(count).events(count, Region.CN, FIRST, 1)) {
      GroupChange.of(event, CarriedGroupsFuzzTest::number).ifPresent(changes::add);
      if (event instanceof GroupEvent.MessageSent sent) {
        messages.add(new GroupMessages(sent.chat(), number(sent.member()), 1));
      }
    }
    return new GroupDay(changes, messages);
  }

  private static int number(String person) {
    return Integer.parseInt(person.substring(1));
  }

  @MethodSource("seeds")
  @FuzzTest
  void itIsRefusedOrTheSameAgain(byte[] bytes) {
    Input input = new Input(bytes);
    boolean day = input.octet() % 2 == 0;
    byte[] packed = input.rest();
    int end = packed.length - Integer.BYTES;
    byte[] sealed = Sealed.with(packed, end, 0, end);
    try {
      if (day) {
        GroupDay read = GroupDay.of(sealed);
        byte[] written = read.toBytes();
        Claim.that(
            Arrays.equals(written, GroupDay.of(written).toBytes()),
            () -> "a day is not the same again");
        folded(read);
      } else {
        GroupState read = GroupState.read(new ByteArrayInputStream(sealed));
        byte[] written = bytes(read);
        GroupState again = GroupState.read(new ByteArrayInputStream(written));
        Claim.that(Arrays.equals(written, bytes(again)), () -> "a state is not the same again");
        Claim.same(read.identity(), again.identity(), "an identity");
      }
    } catch (BrokenGroupsException refused) {
      Claim.that(refused.getMessage() != null, () -> "a refusal without a word");
    }
  }

  /** Whoever folds a day that was read gets figures, or is told that its numbers can not be. */
  private static void folded(GroupDay day) {
    try {
      GroupState.empty().apply(day);
    } catch (IllegalArgumentException | ArithmeticException impossibleNumbers) {
      Claim.that(impossibleNumbers.getMessage() != null, () -> "a refusal without a word");
    }
  }

  private static byte[] bytes(GroupState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.write(out);
    return out.toByteArray();
  }
}
