package dev.rollcall.server.feishu;

import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.Workbench;
import java.util.ArrayList;
import java.util.List;

/**
 * Five days of visits of acme, small enough to count by hand.
 *
 * <pre>
 *   Mon 16   default: ann three times, bob once        block ...334: ann twice
 *   Tue 17   nothing
 *   Wed 18   default: cid once; tpl_5: ann once        block ...334: ann once; block ...335: bob once
 *   Thu 19   default: bob once; tpl_5: bob twice; tpl_7: bob once
 *   Fri 20   default: dan four times                   block ...336: dan once
 * </pre>
 */
final class SampleVisits {
  static final String FIRST_BLOCK = "283438293839422334";
  static final String SECOND_BLOCK = "283438293839422335";
  static final String THIRD_BLOCK = "283438293839422336";

  private static final String DEFAULT = "default";

  private SampleVisits() {}

  /** Accepts the visits and publishes the five days. */
  static void publish(Workbench workbench) {
    SampleEvents monday = new SampleEvents(Region.CN, "2026-11-16");
    workbench.accept(
        monday.visited("09:00", "ann", DEFAULT),
        monday.visited("09:00", "ann", DEFAULT),
        monday.visited("11:00", "ann", DEFAULT),
        monday.visited("12:00", "bob", DEFAULT),
        monday.blockVisited("12:00", "ann", FIRST_BLOCK),
        monday.blockVisited("12:01", "ann", FIRST_BLOCK));
    SampleEvents wednesday = new SampleEvents(Region.CN, "2026-11-18");
    workbench.accept(
        wednesday.visited("00:00", "cid", DEFAULT),
        wednesday.visited("23:59", "ann", "tpl_5"),
        wednesday.blockVisited("09:00", "bob", SECOND_BLOCK),
        wednesday.blockVisited("10:00", "ann", FIRST_BLOCK));
    SampleEvents thursday = new SampleEvents(Region.CN, "2026-11-19");
    workbench.accept(
        thursday.visited("09:00", "bob", DEFAULT),
        thursday.visited("09:00", "bob", "tpl_5"),
        thursday.visited("09:01", "bob", "tpl_7"),
        thursday.visited("09:02", "bob", "tpl_5"));
    SampleEvents friday = new SampleEvents(Region.CN, "2026-11-20");
    workbench.accept(friday(friday, "dan", 4));
    workbench.accept(friday.blockVisited("09:00", "dan", THIRD_BLOCK));
    workbench.publish("2026-11-20");
  }

  /** Accepts a thousand visits more of Friday and publishes it again. */
  static void publishFridayAgain(Workbench workbench) {
    SampleEvents later = new SampleEvents(Region.CN, "2026-11-20");
    // The first five ids of the day are known already (S6).
    workbench.accept(friday(later, "eve", 5 + 1000));
    workbench.publish("2026-11-20");
  }

  private static List<Event> friday(SampleEvents day, String person, int visits) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < visits; i++) {
      events.add(day.visited("10:00", person, DEFAULT));
    }
    return events;
  }
}
