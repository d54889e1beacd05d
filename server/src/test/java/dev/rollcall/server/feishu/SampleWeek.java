package dev.rollcall.server.feishu;

import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.Workbench;
import java.util.ArrayList;
import java.util.List;

/**
 * A week of acme, small enough to count by hand.
 *
 * <pre>
 *   0 ─┬─ sales ─┬─ east ── north     ann is in north
 *      │         └─ west              bob is in west and in hr
 *      ├─ hr                          cid is in sales
 *      └─ d00 .. d24 (empty)          dan is in no department, eve is in hr
 *
 *   cli_crm has a web app and a bot   Mon 16  the directory; eve uses cli_wiki
 *                                     Wed 18  eve uses cli_wiki
 *                                     Thu 19  ann: 3 views, 2 opens; dan: 1 view; bob: bot
 *                                     Fri 20  ann: 1 view; cid: bot
 * </pre>
 */
final class SampleWeek {
  /** The app whose usage is asked for. */
  static final String APP = "cli_crm";

  /** How many departments stand directly under the root beside the two. */
  static final int EMPTY_DEPARTMENTS = 25;

  private SampleWeek() {}

  /** Accepts the week's events and publishes all days of it. */
  static void publish(Workbench workbench) {
    workbench.accept(monday());
    workbench.accept(
        new SampleEvents(Region.CN, "2026-11-18").viewed("10:00", "eve", "cli_wiki", Form.GADGET));
    workbench.accept(thursday());
    SampleEvents friday = new SampleEvents(Region.CN, "2026-11-20");
    workbench.accept(
        friday.viewed("09:00", "ann", APP, Form.WEBAPP), friday.talked("09:30", "cid", APP));
    workbench.publish("2026-11-20");
  }

  private static List<Event> monday() {
    SampleEvents day = new SampleEvents(Region.CN, "2026-11-16");
    List<Event> events = new ArrayList<>();
    events.add(day.app(APP, Form.WEBAPP, Form.BOT));
    events.add(day.department("sales", "0"));
    events.add(day.department("east", "sales"));
    events.add(day.department("west", "sales"));
    events.add(day.department("north", "east"));
    events.add(day.department("hr", "0"));
    for (int i = 0; i < EMPTY_DEPARTMENTS; i++) {
      events.add(day.department("d%02d".formatted(i), "0"));
    }
    events.add(day.person("ann", "north"));
    events.add(day.person("bob", "west", "hr"));
    events.add(day.person("cid", "sales"));
    events.add(day.person("dan"));
    events.add(day.person("eve", "hr"));
    events.add(day.viewed("10:00", "eve", "cli_wiki", Form.GADGET));
    return events;
  }

  private static List<Event> thursday() {
    SampleEvents day = new SampleEvents(Region.CN, "2026-11-19");
    return List.of(
        day.viewed("09:00", "ann", APP, Form.WEBAPP),
        day.viewed("09:01", "ann", APP, Form.WEBAPP),
        day.left("09:02", "ann", APP, Form.WEBAPP),
        day.viewed("09:10", "ann", APP, Form.WEBAPP),
        day.viewed("11:00", "dan", APP, Form.WEBAPP),
        day.talked("12:00", "bob", APP));
  }
}
