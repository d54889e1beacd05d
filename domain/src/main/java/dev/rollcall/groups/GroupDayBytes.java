package dev.rollcall.groups;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rollcall.groups.GroupChange.Created;
import dev.rollcall.groups.GroupChange.Dismissed;
import dev.rollcall.groups.GroupChange.MemberJoined;
import dev.rollcall.groups.GroupChange.MemberLeft;
import dev.rollcall.groups.GroupChange.Migrated;
import dev.rollcall.groups.GroupChange.OwnerChanged;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A day of group chats as bytes, described in docs/formats/groups.md. */
final class GroupDayBytes {
  private static final byte[] MAGIC = "RCGD".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int VERSION = 1;
  private static final int CREATED = 1;
  private static final int DISMISSED = 2;
  private static final int MIGRATED = 3;
  private static final int OWNER_CHANGED = 4;
  private static final int MEMBER_JOINED = 5;
  private static final int MEMBER_LEFT = 6;

  private GroupDayBytes() {}

  /** The messages by chat, then person, each pair once. */
  static List<GroupMessages> sorted(List<GroupMessages> messages) {
    List<GroupMessages> sorted = new ArrayList<>(messages);
    sorted.sort(Comparator.comparing(GroupMessages::chat).thenComparingInt(GroupMessages::member));
    int kept = 0;
    for (GroupMessages next : sorted) {
      GroupMessages last = kept == 0 ? null : sorted.get(kept - 1);
      if (last != null && last.member() == next.member() && last.chat().equals(next.chat())) {
        int count = Math.addExact(last.count(), next.count());
        sorted.set(kept - 1, new GroupMessages(last.chat(), last.member(), count));
      } else {
        sorted.set(kept++, next);
      }
    }
    return List.copyOf(sorted.subList(0, kept));
  }

  static byte[] write(GroupDay day) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SealedOutput out = new SealedOutput(bytes, MAGIC, VERSION);
    out.number(day.changes().size());
    byte[] chat = NOTHING;
    for (GroupChange change : day.changes()) {
      chat = out.text(change.chat(), chat);
      write(change, out);
    }
    out.number(day.messages().size());
    chat = NOTHING;
    for (GroupMessages messages : day.messages()) {
      chat = out.text(messages.chat(), chat);
      out.number(messages.member());
      out.number(messages.count());
    }
    out.seal();
    return bytes.toByteArray();
  }

  private static void write(GroupChange change, SealedOutput out) {
    switch (change) {
      case Created created -> {
        out.octet(CREATED);
        out.number(created.owner());
        AscendingNumbers.write(created.members(), out);
      }
      case Dismissed _ -> out.octet(DISMISSED);
      case Migrated _ -> out.octet(MIGRATED);
      case OwnerChanged changed -> {
        out.octet(OWNER_CHANGED);
        out.number(changed.owner());
      }
      case MemberJoined joined -> {
        out.octet(MEMBER_JOINED);
        out.number(joined.member());
      }
      case MemberLeft left -> {
        out.octet(MEMBER_LEFT);
        out.number(left.member());
      }
    }
  }

  static GroupDay read(byte[] bytes) {
    SealedInput in = new SealedInput(bytes, MAGIC, VERSION, "a day of group chats");
    try {
      GroupDay day = new GroupDay(readChanges(in), readMessages(in));
      if (!in.isAtEnd()) {
        throw new BrokenGroupsException("a day of group chats goes on behind its end");
      }
      return day;
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw new BrokenGroupsException("a day of group chats makes no sense", e);
    }
  }

  private static List<GroupChange> readChanges(SealedInput in) {
    int count = in.count();
    List<GroupChange> changes = new ArrayList<>(count);
    byte[] chat = NOTHING;
    for (int i = 0; i < count; i++) {
      chat = in.text(chat);
      changes.add(readChange(SealedInput.string(chat), in));
    }
    return changes;
  }

  private static GroupChange readChange(String chat, SealedInput in) {
    int kind = in.octet();
    return switch (kind) {
      case CREATED -> new Created(chat, in.number(), AscendingNumbers.read(in));
      case DISMISSED -> new Dismissed(chat);
      case MIGRATED -> new Migrated(chat);
      case OWNER_CHANGED -> new OwnerChanged(chat, in.number());
      case MEMBER_JOINED -> new MemberJoined(chat, in.number());
      case MEMBER_LEFT -> new MemberLeft(chat, in.number());
      default -> throw new BrokenGroupsException("a day of group chats has a change " + kind);
    };
  }

  private static List<GroupMessages> readMessages(SealedInput in) {
    int count = in.count();
    List<GroupMessages> messages = new ArrayList<>(count);
    byte[] chat = NOTHING;
    for (int i = 0; i < count; i++) {
      chat = in.text(chat);
      messages.add(new GroupMessages(SealedInput.string(chat), in.number(), in.number()));
    }
    return messages;
  }
}
