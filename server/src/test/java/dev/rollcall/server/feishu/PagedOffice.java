package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.kit.SampleEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * Three days of acme in which every list has several items - four departments, a person in each,
 * who use an app and visit workplaces and blocks - and the same of globex under other names.
 */
final class PagedOffice {
  /** May ask everything of acme. */
  static final String APP = "cli_pages";

  /** The same. */
  static final String SAME_RIGHTS = "cli_same_rights";

  /** May ask everything of globex. */
  static final String ELSEWHERE = "cli_elsewhere";

  private PagedOffice() {}

  /** Adds the apps and publishes the days. */
  static void open(FeishuServer server) {
    add(server, APP, "acme");
    add(server, SAME_RIGHTS, "acme");
    add(server, ELSEWHERE, "globex");
    Tenant globex = server.workbench().catalog().tenants().find("globex").orElseThrow();
    List<Event> theirs = new ArrayList<>();
    for (int day = 18; day <= 20; day++) {
      server.workbench().accept(day(Region.CN, day, "", "cli_crm"));
      theirs.addAll(day(Region.US, day, "g", "cli_globex"));
    }
    server.workbench().publish("2026-11-20");
    server.workbench().publish(globex, theirs, "2026-11-20");
  }

  private static void add(FeishuServer server, String app, String tenant) {
    server.add(
        app,
        tenant,
        AppUsageQuery.SCOPE,
        WorkplaceSearch.SCOPE,
        AdminUserStats.SCOPE,
        AdminUserStats.USER_ID_SCOPE,
        AdminDeptStats.SCOPE);
  }

  private static List<Event> day(Region region, int number, String prefix, String app) {
    SampleEvents day = new SampleEvents(region, "2026-11-" + number);
    List<Event> events = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      String person = n == 4 ? prefix + "p 4" : prefix + "p" + n;
      if (number == 18) {
        events.add(day.department(prefix + "d" + n, "0"));
        events.add(day.person(person, prefix + "d" + n));
      }
      events.add(day.viewed("09:00", person, app, Form.WEBAPP));
      events.add(day.visited("10:00", person, prefix + "tpl_" + n % 3));
      events.add(day.blockVisited("11:00", person, prefix + "b" + n % 3));
    }
    return events;
  }
}
