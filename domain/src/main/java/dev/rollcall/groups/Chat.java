package dev.rollcall.groups;

import static dev.rollcall.facts.GroupMetric.CHATS;
import static dev.rollcall.facts.GroupMetric.CHATS_WITH_MESSAGES;
import static dev.rollcall.facts.GroupMetric.MEMBERS;
import static dev.rollcall.facts.GroupMetric.MEMBERS_WITH_MESSAGES;
import static dev.rollcall.facts.GroupMetric.MESSAGES;
import static dev.rollcall.facts.GroupMetric.MIGRATED_CHATS;

/** A customer group chat as it is now. */
final class Chat {
  /** What became of it so far. */
  enum Stage {
    /** Somebody posted there, and it was never created: it counts nowhere yet. */
    UNKNOWN,
    EXISTS,
    DISMISSED
  }

  Stage stage = Stage.UNKNOWN;
  int owner;
  boolean migrated;
  long messages;
  final Participants participants;

  Chat(Participants participants) {
    this.participants = participants;
  }

  void dismiss() {
    stage = Stage.DISMISSED;
    migrated = false;
    messages = 0;
    participants.clear();
  }

  /** Adds what it is to its owner's levels (S26), or takes it away with sign -1. */
  void countIn(OwnerFigures levels, int sign) {
    if (stage != Stage.EXISTS) {
      return;
    }
    levels.add(owner, CHATS, sign);
    levels.add(owner, MEMBERS, (long) sign * participants.members());
    levels.add(owner, MEMBERS_WITH_MESSAGES, (long) sign * participants.membersWhoPosted());
    levels.add(owner, MESSAGES, sign * messages);
    levels.add(owner, CHATS_WITH_MESSAGES, messages > 0 ? sign : 0);
    levels.add(owner, MIGRATED_CHATS, migrated ? sign : 0);
  }
}
