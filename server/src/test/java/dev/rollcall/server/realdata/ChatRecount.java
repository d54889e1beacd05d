package dev.rollcall.server.realdata;

import dev.rollcall.events.Region;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The figures of {@code lean_chat} as customer group chats, counted again as plainly as possible:
 * whoever posts in a topic for the first time joins it, its owner is a member from its creation on.
 * Every day of China's is walked, and each day's figures are made from all chats there are.
 */
final class ChatRecount {
  /** The figures' names on the wire, flows first. */
  static final List<String> FIGURES =
      List.of(
          "new_chat_cnt",
          "new_member_cnt",
          "chat_total",
          "chat_has_msg",
          "member_total",
          "member_has_msg",
          "msg_total");

  /** How many of them are flows, which add up over days. */
  static final int FLOWS = 2;

  private static final class Chat {
    private final String owner;
    private final Set<String> members = new HashSet<>();
    private final Set<String> posters = new HashSet<>();
    private int messages;

    Chat(String owner) {
      this.owner = owner;
      members.add(owner);
    }
  }

  private record Created(String chat, String owner) {}

  private record Posted(String chat, String person) {}

  private final Map<LocalDate, List<Created>> created = new HashMap<>();
  private final Map<LocalDate, List<Posted>> posted = new HashMap<>();
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;

  ChatRecount(SharedData data) {
    data.forEach(
        "chats",
        row ->
            created
                .computeIfAbsent(day(row.get("created_ms")), _ -> new ArrayList<>())
                .add(new Created(row.get("chat_id"), row.get("owner_user_id"))));
    data.forEach(
        "activity",
        row ->
            posted
                .computeIfAbsent(day(row.get("time_epoch_ms")), _ -> new ArrayList<>())
                .add(new Posted(row.get("object"), row.get("user_id"))));
  }

  private LocalDate day(String millis) {
    LocalDate day = Region.CN.dayOf(Instant.ofEpochMilli(Long.parseLong(millis)));
    first = day.isBefore(first) ? day : first;
    last = day.isAfter(last) ? day : last;
    return day;
  }

  /** The last day with anything on it. */
  LocalDate last() {
    return last;
  }

  /** Hands out the figures of each day from {@code from} on, by owner; all zeros are left out. */
  void forEachDay(LocalDate from, BiConsumer<LocalDate, Map<String, long[]>> figures) {
    Map<String, Chat> chats = new HashMap<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Map<String, long[]> owners = new TreeMap<>();
      for (Created chat : created.getOrDefault(day, List.of())) {
        chats.put(chat.chat(), new Chat(chat.owner()));
        of(owners, chat.owner())[0]++;
        of(owners, chat.owner())[1]++;
      }
      for (Posted message : posted.getOrDefault(day, List.of())) {
        Chat chat = Objects.requireNonNull(chats.get(message.chat()), message.chat());
        chat.messages++;
        chat.posters.add(message.person());
        of(owners, chat.owner)[1] += chat.members.add(message.person()) ? 1 : 0;
      }
      if (!day.isBefore(from)) {
        chats.values().forEach(chat -> addLevels(chat, of(owners, chat.owner)));
        figures.accept(day, owners);
      }
    }
  }

  private static void addLevels(Chat chat, long[] figures) {
    figures[2]++;
    figures[3] += chat.messages > 0 ? 1 : 0;
    figures[4] += chat.members.size();
    figures[5] += chat.posters.size();
    figures[6] += chat.messages;
  }

  private static long[] of(Map<String, long[]> owners, String owner) {
    return owners.computeIfAbsent(owner, _ -> new long[FIGURES.size()]);
  }
}
