package dev.rollcall.groups;

import dev.rollcall.facts.Digests;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The customer group chats of a tenant and region at the end of a day, folded day by day (S25-S27).
 * A day costs what happened on it and the owners there are, however many chats lie still. Not
 * thread-safe.
 *
 * <p>What the vendor leaves open (ours): a chat begins with its {@code created}; other changes
 * before it are nothing, but messages are kept and count from then on. A second {@code created} is
 * nothing. A dismissed chat stays so, and what happened to it on its last day counts for its last
 * owner.
 */
public final class GroupState {
  private final Map<String, Chat> chats;
  private final OwnerFigures levels = new OwnerFigures();
  private byte[] identity;

  /** The state before the first day. */
  public static GroupState empty() {
    return new GroupState(new HashMap<>(), Digests.sha256().digest());
  }

  GroupState(Map<String, Chat> chats, byte[] identity) {
    this.chats = chats;
    this.identity = identity;
    chats.values().forEach(chat -> chat.countIn(levels, 1));
  }

  /**
   * Folds a day. Returns its figures: flows of the day, levels at its end; the people are owners,
   * the amounts their {@link Usage#views}. Owners with none of a metric are not in its set, metrics
   * nobody has are not in the map.
   */
  public SortedMap<GroupMetric, Usage> apply(GroupDay day) {
    OwnerFigures flows = new OwnerFigures();
    if (!day.isEmpty()) {
      MessageDigest digest = Digests.sha256();
      digest.update(identity);
      identity = digest.digest(day.toBytes());
      fold(day, flows);
    }
    SortedMap<GroupMetric, Usage> usages = new TreeMap<>();
    levels.putInto(usages);
    flows.putInto(usages);
    return usages;
  }

  private void fold(GroupDay day, OwnerFigures flows) {
    Map<String, TouchedChat> touched = new HashMap<>();
    for (GroupChange change : day.changes()) {
      touch(change.chat(), touched).apply(change);
    }
    for (GroupMessages messages : day.messages()) {
      touch(messages.chat(), touched).post(messages);
    }
    touched.forEach((id, chat) -> {
      chat.countIn(flows);
      chat.chat().countIn(levels, 1);
      if (chat.leftNoTrace()) {
        chats.remove(id);
      }
    });
  }

  /** Takes the chat out of the levels until the day is over. */
  private TouchedChat touch(String id, Map<String, TouchedChat> touched) {
    return touched.computeIfAbsent(
        id,
        _ -> {
          Chat chat = chats.computeIfAbsent(id, _ -> new Chat(new Participants()));
          chat.countIn(levels, -1);
          return new TouchedChat(chat);
        });
  }

  /**
   * Names the state by all that was folded into it: 64 hex digits. Equal days in equal order give
   * equal names, and an empty day leaves it as it was.
   */
  public String identity() {
    return HexFormat.of().formatHex(identity);
  }

  /** Writes the state as docs/formats/groups.md describes it; the stream stays open. */
  public void write(OutputStream out) {
    GroupStateBytes.write(chats, identity, out);
  }

  /**
   * Reads what {@link #write} wrote, to the end of the stream.
   *
   * @throws BrokenGroupsException when it is something else, of a newer version, or damaged
   */
  public static GroupState read(InputStream in) {
    try {
      return GroupStateBytes.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the group chats could not be read", e);
    }
  }
}
