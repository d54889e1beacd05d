package dev.rollcall.server.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one person does on one day: gives every event its id, time, person and client. */
final class PersonDay {
  private static final int LAST_SECOND = 24 * 3600 - 1;
  private static final List<String> SYSTEMS = List.of("windows", "mac", "android", "ios");
  private static final List<String> VERSIONS = List.of("7.20.3", "7.21.1", "7.22.0");

  private final SampleDay day;
  private final Colleague someone;
  private final Dice dice;
  private final List<DemoEvent> events;
  private final Map<String, Object> client;
  private int count;

  PersonDay(SampleDay day, Colleague someone, Dice dice, List<DemoEvent> events) {
    this.day = day;
    this.someone = someone;
    this.dice = dice;
    this.events = events;
    this.client =
        Map.of(
            "os", SYSTEMS.get((someone.number() + (dice.chance(0.3) ? 2 : 0)) % SYSTEMS.size()),
            "version", VERSIONS.get(Math.min(day.index() / 35, VERSIONS.size() - 1)));
  }

  SampleDay day() {
    return day;
  }

  Colleague someone() {
    return someone;
  }

  Dice dice() {
    return dice;
  }

  /** A second at which this person works. */
  int moment() {
    return Rhythm.second(someone, day, dice);
  }

  /** Something happens at a moment of its own. */
  void once(String type, Object... fields) {
    at(moment(), type, fields);
  }

  /** Something happens about so often. */
  void about(double mean, String type, Object... fields) {
    int times = dice.count(mean * someone.keenness());
    for (int i = 0; i < times; i++) {
      once(type, fields);
    }
  }

  /**
   * Something happens at a second of the day; what would fall behind midnight happens just before.
   *
   * @param fields names and values by turns, after the person
   */
  void at(int second, String type, Object... fields) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("person", someone.id());
    for (int i = 0; i < fields.length; i += 2) {
      data.put((String) fields[i], fields[i + 1]);
    }
    data.put("client", client);
    String id = day.index() + "-" + someone.id() + "-" + count++;
    events.add(new DemoEvent(id, "demo", type, day.at(Math.min(second, LAST_SECOND)), data));
  }
}
