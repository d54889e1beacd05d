package dev.rollcall.server.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The chats a dozen sellers keep with customers. Each {@link #begin} moves to the next day and
 * gives its group events, in order of time. Not thread-safe.
 */
final class CustomerGroups {
  private static final int OWNERS = 12;
  private static final double NEW_CHATS = 1.6;
  private static final double MESSAGES_A_CHAT = 0.8;
  private static final int MORNING = 9 * 3600;
  private static final int WORK = 9 * 3600;

  /** A chat as it is now; members are the owner and customers. */
  private record Chat(String id, String owner, List<String> members) {}

  private final long seed;
  private final SequencedMap<String, Chat> chats = new LinkedHashMap<>();
  private int chatNumbers;
  private int customerNumbers;

  CustomerGroups(long seed) {
    this.seed = seed;
  }

  /** The sellers who own chats: those who have been here longest. */
  static List<String> owners(Collection<Colleague> people) {
    return people.stream()
        .filter(someone -> someone.calling() == Calling.SELLER)
        .limit(OWNERS)
        .map(Colleague::id)
        .toList();
  }

  /** Moves on to a day; what happens to the chats on it. */
  List<DemoEvent> begin(SampleDay day, Collection<Colleague> people) {
    List<String> owners = owners(people);
    GroupNews news = new GroupNews(day);
    Dice dice = Dice.at(seed, day.index(), 2);
    handOver(news, owners, dice);
    if (day.working() && !owners.isEmpty()) {
      int created = dice.count(NEW_CHATS);
      for (int i = 0; i < created; i++) {
        create(news, dice.pick(owners), dice);
      }
      List.copyOf(chats.values()).forEach(chat -> live(news, chat, dice));
    }
    return news.events;
  }

  /** Chats of a seller who left or does something else now go to another one. */
  private void handOver(GroupNews news, List<String> owners, Dice dice) {
    for (Chat chat : List.copyOf(chats.values())) {
      if (!owners.isEmpty() && !owners.contains(chat.owner())) {
        Chat handed = new Chat(chat.id(), dice.pick(owners), chat.members());
        chats.put(handed.id(), handed);
        news.add("group.owner_changed", "chat", handed.id(), "owner", handed.owner());
      }
    }
  }

  private void create(GroupNews news, String owner, Dice dice) {
    List<String> members = new ArrayList<>(List.of(owner));
    int customers = dice.between(1, 5);
    for (int i = 0; i < customers; i++) {
      members.add(customer());
    }
    Chat chat = new Chat("chat-" + ++chatNumbers, owner, members);
    chats.put(chat.id(), chat);
    news.add("group.created", "chat", chat.id(), "owner", owner, "members", List.copyOf(members));
  }

  private void live(GroupNews news, Chat chat, Dice dice) {
    int messages = dice.count(MESSAGES_A_CHAT);
    for (int i = 0; i < messages; i++) {
      news.add("group.message_sent", "chat", chat.id(), "member", dice.pick(chat.members()));
    }
    if (dice.chance(0.06)) {
      chat.members().add(customer());
      news.add("group.member_joined", "chat", chat.id(), "member", chat.members().getLast());
    }
    if (dice.chance(0.02) && chat.members().size() > 2) {
      news.add("group.member_left", "chat", chat.id(), "member", chat.members().removeLast());
    }
    if (dice.chance(0.006)) {
      news.add("group.migrated", "chat", chat.id());
    }
    if (dice.chance(0.008)) {
      chats.remove(chat.id());
      news.add("group.dismissed", "chat", chat.id());
    }
  }

  private String customer() {
    return "ext-" + ++customerNumbers;
  }

  /** The group events of one day, spread over the working hours in the order they were added. */
  private static final class GroupNews {
    private final SampleDay day;
    private final List<DemoEvent> events = new ArrayList<>();

    GroupNews(SampleDay day) {
      this.day = day;
    }

    void add(String type, Object... fields) {
      Map<String, Object> data = new LinkedHashMap<>();
      for (int i = 0; i < fields.length; i += 2) {
        data.put((String) fields[i], fields[i + 1]);
      }
      int second = MORNING + Math.min(events.size() * 45, WORK) + events.size() % 45;
      String id = "crm-" + day.index() + "-" + events.size();
      events.add(new DemoEvent(id, "crm", type, day.at(second), data));
    }
  }
}
