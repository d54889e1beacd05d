package dev.rollcall.groups;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state of group chats as bytes, described in docs/formats/groups.md. */
final class GroupStateBytes {
  private static final byte[] MAGIC = "RCGS".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int VERSION = 1;
  private static final int IDENTITY_BYTES = 32;
  private static final int UNKNOWN = 0;
  private static final int EXISTS = 1;
  private static final int MIGRATED = 2;
  private static final int DISMISSED = 3;

  private GroupStateBytes() {}

  static void write(Map<String, Chat> chats, byte[] identity, OutputStream stream) {
    SealedOutput out = new SealedOutput(stream, MAGIC, VERSION);
    out.raw(identity);
    out.number(chats.size());
    List<Map.Entry<String, Chat>> byId = new ArrayList<>(chats.entrySet());
    byId.sort(Map.Entry.comparingByKey());
    byte[] before = NOTHING;
    for (Map.Entry<String, Chat> chat : byId) {
      before = out.text(chat.getKey(), before);
      write(chat.getValue(), out);
    }
    out.seal();
  }

  private static void write(Chat chat, SealedOutput out) {
    out.octet(kind(chat));
    if (chat.stage == Chat.Stage.DISMISSED) {
      return;
    }
    if (chat.stage == Chat.Stage.EXISTS) {
      out.number(chat.owner);
    }
    out.number(chat.messages);
    AscendingNumbers.write(chat.participants.packed(), out);
  }

  private static int kind(Chat chat) {
    return switch (chat.stage) {
      case UNKNOWN -> UNKNOWN;
      case EXISTS -> chat.migrated ? MIGRATED : EXISTS;
      case DISMISSED -> DISMISSED;
    };
  }

  static GroupState read(byte[] bytes) {
    SealedInput in = new SealedInput(bytes, MAGIC, VERSION, "a state of group chats");
    try {
      byte[] identity = in.raw(IDENTITY_BYTES);
      int count = in.count();
      Map<String, Chat> chats = HashMap.newHashMap(count);
      byte[] id = NOTHING;
      for (int i = 0; i < count; i++) {
        id = in.text(id);
        chats.put(SealedInput.string(id), readChat(in));
      }
      if (!in.isAtEnd()) {
        throw new BrokenGroupsException("a state of group chats goes on behind its end");
      }
      return new GroupState(chats, identity);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw new BrokenGroupsException("a state of group chats makes no sense", e);
    }
  }

  private static Chat readChat(SealedInput in) {
    int kind = in.octet();
    return switch (kind) {
      case UNKNOWN -> readChat(Chat.Stage.UNKNOWN, 0, in);
      case EXISTS -> readChat(Chat.Stage.EXISTS, in.number(), in);
      case MIGRATED -> {
        Chat chat = readChat(Chat.Stage.EXISTS, in.number(), in);
        chat.migrated = true;
        yield chat;
      }
      case DISMISSED -> {
        Chat chat = new Chat(new Participants());
        chat.stage = Chat.Stage.DISMISSED;
        yield chat;
      }
      default -> throw new BrokenGroupsException("a state of group chats has a chat " + kind);
    };
  }

  private static Chat readChat(Chat.Stage stage, int owner, SealedInput in) {
    long messages = in.longNumber();
    Chat chat = new Chat(new Participants(AscendingNumbers.read(in)));
    chat.stage = stage;
    chat.owner = owner;
    chat.messages = messages;
    return chat;
  }
}
