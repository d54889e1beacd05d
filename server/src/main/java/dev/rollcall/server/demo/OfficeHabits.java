package dev.rollcall.server.demo;

import java.util.List;

/** Messages, documents, calendar, meetings, mail, search, tasks, the client and the workplace. */
final class OfficeHabits {
  private static final List<String> BLOCKS =
      List.of("blk_news", "blk_birthdays", "blk_canteen", "blk_todo");
  private static final List<Integer> MEETING_HOURS = List.of(9, 10, 11, 14, 15, 16);
  private static final int HOUR = 3600;

  private OfficeHabits() {}

  static void live(PersonDay person) {
    person.once("client.seen");
    if (person.someone().calling() == Calling.SHIFT) {
      plant(person);
    } else {
      office(person);
    }
    workplace(person);
  }

  private static void plant(PersonDay person) {
    person.about(1.0, "im.message_sent");
    person.about(0.5, "client.seen");
    person.about(0.05, "task.created");
  }

  private static void office(PersonDay person) {
    boolean seller = person.someone().calling() == Calling.SELLER;
    person.about(3.0, "im.message_sent");
    person.about(0.4, "im.used");
    person.about(0.25, "doc.created");
    person.about(1.3, "doc.viewed");
    person.about(0.15, "calendar.event_created");
    person.about(0.4, "calendar.viewed");
    person.about(0.2, "task.created");
    person.about(seller ? 1.2 : 0.5, "mail.sent", "external", seller);
    person.about(0.9, "mail.received", "external", person.dice().chance(0.4));
    person.about(0.4, "search.performed", "kind", person.dice().chance(0.7) ? "quick" : "tab");
    if (person.dice().chance(0.4)) {
      meet(person);
    }
  }

  /** A meeting belongs to a department and an hour, so that several people are in the same one. */
  private static void meet(PersonDay person) {
    Dice dice = person.dice();
    List<String> divisions = person.someone().divisions();
    int hour = dice.pick(MEETING_HOURS);
    String place = divisions.isEmpty() ? "board" : divisions.getFirst();
    String meeting = "m-" + person.day().index() + "-" + place + "-" + hour;
    int start = hour * HOUR + dice.between(0, 400);
    int seconds = dice.between(10 * 60, 55 * 60);
    person.at(start, "meeting.joined", "meeting", meeting);
    person.at(start + seconds, "meeting.left", "meeting", meeting, "seconds", seconds);
  }

  private static void workplace(PersonDay person) {
    String workplace = person.someone().calling() == Calling.SHIFT ? "wp_plant" : "default";
    if (person.dice().chance(0.6 * person.someone().keenness())) {
      int second = person.moment();
      person.at(second, "workplace.visited", "workplace", workplace);
      if (person.dice().chance(0.5)) {
        String block = person.dice().pick(BLOCKS);
        person.at(second + 5, "block.visited", "workplace", workplace, "block", block);
      }
    }
  }
}
