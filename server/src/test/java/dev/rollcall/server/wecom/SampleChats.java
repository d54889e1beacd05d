package dev.rollcall.server.wecom;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A week of two corps, small enough to count by hand; the customers are c1 to c9.
 *
 * <pre>
 *   acme: 0 ─┬─ sales ── east     wang is in sales, li in east, zhang in hr
 *            └─ hr                zhao has no department
 *
 *   Mon 16  the directory; li creates a with c1, c2; wang creates b with c1; c1 and li post in a
 *   Wed 18  zhang creates c with c3, c4, c5; zhao creates z; c3 joins a; c9 posts in b
 *   Thu 19  li creates d and e; b goes from wang to li; a is migrated
 *   Fri 20  e is dismissed; c2 posts in a and leaves it
 *
 *   school: tang creates s on Monday; it is migrated on Tuesday; published until Wednesday
 * </pre>
 */
final class SampleChats {
  private final List<Event> events = new ArrayList<>();
  private LocalDate day = LocalDate.of(2026, 11, 16);

  private SampleChats() {}

  /** The week of acme. */
  static List<Event> acme() {
    SampleChats week = new SampleChats();
    week.department("sales", "0");
    week.department("east", "sales");
    week.department("hr", "0");
    week.person("wang", "sales");
    week.person("li", "east");
    week.person("zhang", "hr");
    week.person("zhao");
    week.created("a", "li", "c1", "c2");
    week.created("b", "wang", "c1");
    week.posted("a", "c1");
    week.posted("a", "li");
    week.on(18);
    week.created("c", "zhang", "c3", "c4", "c5");
    week.created("z", "zhao");
    week.events.add(new GroupEvent.MemberJoined(week.at(), "a", "c3"));
    week.posted("b", "c9");
    week.on(19);
    week.created("d", "li");
    week.created("e", "li");
    week.events.add(new GroupEvent.OwnerChanged(week.at(), "b", "li"));
    week.events.add(new GroupEvent.Migrated(week.at(), "a"));
    week.on(20);
    week.events.add(new GroupEvent.Dismissed(week.at(), "e"));
    week.posted("a", "c2");
    week.events.add(new GroupEvent.MemberLeft(week.at(), "a", "c2"));
    return week.events;
  }

  /** The week of school. */
  static List<Event> school() {
    SampleChats week = new SampleChats();
    week.person("tang");
    week.created("s", "tang", "c1");
    week.on(17);
    week.events.add(new GroupEvent.Migrated(week.at(), "s"));
    return week.events;
  }

  /** A Monday on which so many people of one department get a chat each, and one more leaves. */
  static List<Event> many(int people) {
    SampleChats monday = new SampleChats();
    monday.department("sales", "0");
    for (int i = 0; i < people; i++) {
      monday.person("p%04d".formatted(i), "sales");
      monday.created("chat-" + i, "p%04d".formatted(i));
    }
    monday.person("gone", "sales");
    monday.events.add(new DirectoryEvent.PersonLeft(monday.at(), "gone"));
    return monday.events;
  }

  /** Publishes both corps. */
  static void publish(WecomServer server) {
    server.publish("acme", acme(), "2026-11-20");
    server.publish("school", school(), "2026-11-18");
  }

  private void on(int dayOfMonth) {
    day = day.withDayOfMonth(dayOfMonth);
  }

  /** A minute after the event before. */
  private Envelope at() {
    long seconds = Region.CN.startOf(day).getEpochSecond() + 60L * events.size();
    return new Envelope("e" + events.size(), "crm", seconds * 1_000_000, null, null);
  }

  private void department(String id, String parent) {
    events.add(new DirectoryEvent.DepartmentSet(at(), id, parent, id, 0, null));
  }

  private void person(String id, String... departments) {
    events.add(
        new DirectoryEvent.PersonSet(
            at(), id, id, List.of(departments), null, null, null, true, null, null, Map.of()));
  }

  private void created(String chat, String owner, String... members) {
    events.add(new GroupEvent.Created(at(), chat, owner, List.of(members)));
  }

  private void posted(String chat, String member) {
    events.add(new GroupEvent.MessageSent(at(), chat, member));
  }
}
