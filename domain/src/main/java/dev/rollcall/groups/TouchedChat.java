package dev.rollcall.groups;

import dev.rollcall.facts.GroupMetric;
import dev.rollcall.groups.GroupChange.Created;
import dev.rollcall.groups.GroupChange.Dismissed;
import dev.rollcall.groups.GroupChange.MemberJoined;
import dev.rollcall.groups.GroupChange.MemberLeft;
import dev.rollcall.groups.GroupChange.Migrated;
import dev.rollcall.groups.GroupChange.OwnerChanged;
import org.roaringbitmap.RoaringBitmap;

/** A chat during a day on which something happened to it. */
final class TouchedChat {
  private final Chat chat;
  private final RoaringBitmap newcomers = new RoaringBitmap();
  private boolean created;

  TouchedChat(Chat chat) {
    this.chat = chat;
  }

  void apply(GroupChange change) {
    if (chat.stage == Chat.Stage.EXISTS) {
      change(change);
    } else if (chat.stage == Chat.Stage.UNKNOWN && change instanceof Created first) {
      create(first);
    }
  }

  private void create(Created first) {
    chat.stage = Chat.Stage.EXISTS;
    chat.owner = first.owner();
    created = true;
    for (int member : first.members()) {
      join(member);
    }
  }

  private void change(GroupChange change) {
    switch (change) {
      case Created _ -> {}
      case Dismissed _ -> chat.dismiss();
      case Migrated _ -> chat.migrated = true;
      case OwnerChanged changed -> {
        chat.owner = changed.owner();
        join(changed.owner());
      }
      case MemberJoined joined -> join(joined.member());
      case MemberLeft left -> chat.participants.leave(left.member());
    }
  }

  private void join(int member) {
    if (chat.participants.join(member)) {
      newcomers.add(member);
    }
  }

  void post(GroupMessages messages) {
    if (chat.stage != Chat.Stage.DISMISSED) {
      chat.messages += messages.count();
      chat.participants.post(messages.member());
    }
  }

  /** Adds the day to what happened to the owner's chats (S27). */
  void countIn(OwnerFigures flows) {
    flows.add(chat.owner, GroupMetric.NEW_CHATS, created ? 1 : 0);
    flows.add(chat.owner, GroupMetric.NEW_MEMBERS, newcomers.getCardinality());
  }

  Chat chat() {
    return chat;
  }

  /** Whether there is nothing to remember of the chat. */
  boolean leftNoTrace() {
    return chat.stage == Chat.Stage.UNKNOWN && chat.messages == 0;
  }
}
