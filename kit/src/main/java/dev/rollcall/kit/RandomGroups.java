package dev.rollcall.kit;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Made-up stories of customer group chats, of few chats and few people, so that they meet often:
 * messages before a chat exists, second owners, members who come and go on a day, chats dismissed
 * and created again. Many events happen at the same time. The same seed and the same calls give the
 * same events.
 */
public final class RandomGroups {
  private static final int CHATS = 9;
  private static final int PEOPLE = 12;
  private static final int TIMES_A_DAY = 6;
  private static final long MICROS_A_TIME = 86_400_000_000L / TIMES_A_DAY;
  private static final int FIRST_MEMBERS = 5;

  private final SplittableRandom random;
  private final List<String> people;

  public RandomGroups(long seed) {
    this(seed, IntStream.range(0, PEOPLE).mapToObj(number -> "u" + number).toList());
  }

  /** Stories of these people. */
  public RandomGroups(long seed, List<String> people) {
    this.random = new SplittableRandom(seed);
    this.people = List.copyOf(people);
  }

  /** So many events over days of a region, in no order; a few are sent twice. */
  public List<GroupEvent> events(int count, Region region, LocalDate first, int days) {
    long start = region.startOf(first).getEpochSecond() * 1_000_000;
    List<GroupEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "g" + random.nextInt(1000) + "-" + i;
      long time = start + random.nextInt(days * TIMES_A_DAY) * MICROS_A_TIME;
      GroupEvent event = event(new Envelope(id, "crm", time, null, null));
      events.add(event);
      if (random.nextInt(20) == 0) {
        events.add(event);
      }
    }
    return events;
  }

  private GroupEvent event(Envelope envelope) {
    String chat = "chat-" + random.nextInt(CHATS);
    int kind = random.nextInt(40);
    if (kind < 8) {
      return new GroupEvent.Created(envelope, chat, person(), firstMembers());
    } else if (kind < 16) {
      return new GroupEvent.MemberJoined(envelope, chat, person());
    } else if (kind < 22) {
      return new GroupEvent.MemberLeft(envelope, chat, person());
    } else if (kind < 35) {
      return new GroupEvent.MessageSent(envelope, chat, person());
    } else if (kind < 38) {
      return new GroupEvent.OwnerChanged(envelope, chat, person());
    } else if (kind < 39) {
      return new GroupEvent.Migrated(envelope, chat);
    }
    return new GroupEvent.Dismissed(envelope, chat);
  }

  private List<String> firstMembers() {
    List<String> members = new ArrayList<>();
    for (int n = random.nextInt(FIRST_MEMBERS); n > 0; n--) {
      members.add(person());
    }
    return members;
  }

  private String person() {
    return people.get(random.nextInt(people.size()));
  }
}
