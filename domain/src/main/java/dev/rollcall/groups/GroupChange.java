package dev.rollcall.groups;

import dev.rollcall.events.GroupEvent;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** What happens to a customer group chat, messages apart; people are person numbers (S7). */
public sealed interface GroupChange {
  /** The chat's id. */
  String chat();

  /**
   * A chat comes into being, unless there is or was one with this id.
   *
   * @param members the first members in ascending order, the owner among them; as passed in they
   *     may stand in any order, with repeats, and without the owner
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and most lists of members are long
  record Created(String chat, int owner, int[] members) implements GroupChange {
    public Created {
      members =
          IntStream.concat(IntStream.of(owner), IntStream.of(members))
              .sorted()
              .distinct()
              .toArray();
    }
  }

  /** A chat ends for good: nothing that comes later changes anything. */
  record Dismissed(String chat) implements GroupChange {}

  /** A chat was migrated (S30). */
  record Migrated(String chat) implements GroupChange {}

  /** A chat goes to another owner, who becomes a member if they are none. */
  record OwnerChanged(String chat, int owner) implements GroupChange {}

  /** A person becomes a member, unless they are one. */
  record MemberJoined(String chat, int member) implements GroupChange {}

  /** A person is a member no longer; an owner who leaves stays the owner. */
  record MemberLeft(String chat, int member) implements GroupChange {}

  /**
   * The change that an event is; empty for a message, which is counted in {@link GroupMessages}.
   *
   * @param numbers gives the number of a person
   */
  static Optional<GroupChange> of(GroupEvent event, ToIntFunction<String> numbers) {
    return switch (event) {
      case GroupEvent.Created e ->
          Optional.of(
              new Created(
                  e.chat(),
                  numbers.applyAsInt(e.owner()),
                  e.members().stream().mapToInt(numbers).toArray()));
      case GroupEvent.Dismissed e -> Optional.of(new Dismissed(e.chat()));
      case GroupEvent.Migrated e -> Optional.of(new Migrated(e.chat()));
      case GroupEvent.OwnerChanged e ->
          Optional.of(new OwnerChanged(e.chat(), numbers.applyAsInt(e.owner())));
      case GroupEvent.MemberJoined e ->
          Optional.of(new MemberJoined(e.chat(), numbers.applyAsInt(e.member())));
      case GroupEvent.MemberLeft e ->
          Optional.of(new MemberLeft(e.chat(), numbers.applyAsInt(e.member())));
      case GroupEvent.MessageSent _ -> Optional.empty();
    };
  }
}
