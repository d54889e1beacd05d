package dev.rollcall.events;

import java.util.List;

/** Customer group chats (S25-S30). */
public sealed interface GroupEvent extends Event {
  /** The chat's id. */
  String chat();

  /**
   * {@code group.created}.
   *
   * @param members the first members as the sender named them; the owner is one of them whether
   *     named or not
   */
  record Created(Envelope envelope, String chat, String owner, List<String> members)
      implements GroupEvent {
    public Created {
      members = List.copyOf(members);
    }

    @Override
    public EventType type() {
      return EventType.GROUP_CREATED;
    }
  }

  /** {@code group.dismissed}. */
  record Dismissed(Envelope envelope, String chat) implements GroupEvent {
    @Override
    public EventType type() {
      return EventType.GROUP_DISMISSED;
    }
  }

  /** {@code group.migrated} (S30). */
  record Migrated(Envelope envelope, String chat) implements GroupEvent {
    @Override
    public EventType type() {
      return EventType.GROUP_MIGRATED;
    }
  }

  /**
   * {@code group.owner_changed}.
   *
   * @param owner the new one
   */
  record OwnerChanged(Envelope envelope, String chat, String owner) implements GroupEvent {
    @Override
    public EventType type() {
      return EventType.GROUP_OWNER_CHANGED;
    }
  }

  /** {@code group.member_joined}. */
  record MemberJoined(Envelope envelope, String chat, String member) implements GroupEvent {
    @Override
    public EventType type() {
      return EventType.GROUP_MEMBER_JOINED;
    }
  }

  /** {@code group.member_left}. */
  record MemberLeft(Envelope envelope, String chat, String member) implements GroupEvent {
    @Override
    public EventType type() {
      return EventType.GROUP_MEMBER_LEFT;
    }
  }

  /** {@code group.message_sent}: the member posted once. */
  record MessageSent(Envelope envelope, String chat, String member) implements GroupEvent {
    @Override
    public EventType type() {
      return EventType.GROUP_MESSAGE_SENT;
    }
  }
}
