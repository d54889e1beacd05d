package dev.rollcall.server.feishu;

import static dev.rollcall.facts.PersonMetric.CALENDAR_EVENTS_CREATED;
import static dev.rollcall.facts.PersonMetric.CALENDAR_VIEWED;
import static dev.rollcall.facts.PersonMetric.DOCS_CREATED;
import static dev.rollcall.facts.PersonMetric.DOCS_VIEWED;
import static dev.rollcall.facts.PersonMetric.LAST_ACTIVE;
import static dev.rollcall.facts.PersonMetric.MAIL_RECEIVED_EXTERNAL;
import static dev.rollcall.facts.PersonMetric.MAIL_RECEIVED_INTERNAL;
import static dev.rollcall.facts.PersonMetric.MAIL_SENT_EXTERNAL;
import static dev.rollcall.facts.PersonMetric.MAIL_SENT_INTERNAL;
import static dev.rollcall.facts.PersonMetric.MEETINGS;
import static dev.rollcall.facts.PersonMetric.MEETING_SECONDS;
import static dev.rollcall.facts.PersonMetric.MESSAGES_SENT;
import static dev.rollcall.facts.PersonMetric.MESSENGER_USED;
import static dev.rollcall.facts.PersonMetric.SEARCH_QUICK;
import static dev.rollcall.facts.PersonMetric.SEARCH_TAB;
import static dev.rollcall.facts.PersonMetric.TASKS_CREATED;

import dev.rollcall.counting.PersonDay;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.Memberships;
import dev.rollcall.directory.RosterPerson;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.PersonMetric;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** Writes what one person did on a day: 33 fields, in the order and types of the page (S20). */
final class UserRow {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int SECONDS_PER_MINUTE = 60;

  private final TenantDay day;
  private final DepartmentTree tree;
  private final Memberships memberships;

  UserRow(TenantDay day, Directory directory) {
    this.day = day;
    this.tree = directory.tree();
    this.memberships = directory.memberships();
  }

  void write(JsonGenerator json, RosterPerson person, String userId, PersonDay did) {
    json.writeStartObject();
    json.writeStringProperty("date", day.day().toString());
    json.writeStringProperty("user_id", userId);
    who(json, person);
    activity(json, did);
    clients(json, did);
    mail(json, did);
    searches(json, did);
    json.writeEndObject();
  }

  private void who(JsonGenerator json, RosterPerson person) {
    json.writeStringProperty("user_name", person.name());
    boolean somewhere = memberships.count(person.number()) > 0;
    int position = somewhere ? memberships.position(person.number(), 0) : 0;
    json.writeStringProperty("department_name", somewhere ? tree.department(position).name() : "");
    json.writeStringProperty("department_path", DepartmentIds.path(tree, position));
    json.writeStringProperty("create_time", time(person.createdMicros()));
    json.writeNumberProperty("user_active_flag", person.activated() ? 1 : 0);
    json.writeStringProperty("register_time", time(person.registeredMicros()));
  }

  private void activity(JsonGenerator json, PersonDay did) {
    flag(json, "suite_active_flag", did.has(LAST_ACTIVE));
    json.writeStringProperty("last_active_time", lastActive(did));
    flag(json, "im_active_flag", did.has(MESSAGES_SENT) || did.has(MESSENGER_USED));
    json.writeNumberProperty("send_messenger_num", did.amount(MESSAGES_SENT));
    flag(json, "docs_active_flag", did.has(DOCS_CREATED) || did.has(DOCS_VIEWED));
    json.writeNumberProperty("create_docs_num", did.amount(DOCS_CREATED));
    flag(json, "cal_active_flag", did.has(CALENDAR_EVENTS_CREATED) || did.has(CALENDAR_VIEWED));
    json.writeNumberProperty("create_cal_num", did.amount(CALENDAR_EVENTS_CREATED));
    flag(json, "vc_active_flag", did.has(MEETINGS) || did.has(MEETING_SECONDS));
    json.writeNumberProperty("vc_duration", did.amount(MEETING_SECONDS) / SECONDS_PER_MINUTE);
  }

  private static void clients(JsonGenerator json, PersonDay did) {
    json.writeStringProperty("active_os", ClientTexts.activeSystems(did.clients()));
    json.writeNumberProperty("create_task_num", did.amount(TASKS_CREATED));
    json.writeNumberProperty("vc_num", did.amount(MEETINGS));
    json.writeStringProperty("app_package_type", ClientTexts.packages(did.clients()));
    json.writeStringProperty("os_name", ClientTexts.systemNames(did.clients()));
  }

  private static void mail(JsonGenerator json, PersonDay did) {
    count(json, "email_send_count", did, MAIL_SENT_EXTERNAL, MAIL_SENT_INTERNAL);
    count(json, "email_receive_count", did, MAIL_RECEIVED_EXTERNAL, MAIL_RECEIVED_INTERNAL);
    count(json, "email_send_ext_count", did, MAIL_SENT_EXTERNAL);
    count(json, "email_receive_ext_count", did, MAIL_RECEIVED_EXTERNAL);
    count(json, "email_send_in_count", did, MAIL_SENT_INTERNAL);
    count(json, "email_receive_in_count", did, MAIL_RECEIVED_INTERNAL);
  }

  private static void searches(JsonGenerator json, PersonDay did) {
    flag(json, "search_active_flag", did.has(SEARCH_QUICK) || did.has(SEARCH_TAB));
    count(json, "total_search_count", did, SEARCH_QUICK, SEARCH_TAB);
    count(json, "quick_search_count", did, SEARCH_QUICK);
    count(json, "tab_search_count", did, SEARCH_TAB);
  }

  private static void flag(JsonGenerator json, String name, boolean set) {
    json.writeNumberProperty(name, set ? 1 : 0);
  }

  /** The vendor sends these counts as decimal texts. */
  private static void count(
      JsonGenerator json, String name, PersonDay did, PersonMetric... metrics) {
    long sum = 0;
    for (PersonMetric metric : metrics) {
      sum += did.amount(metric);
    }
    json.writeStringProperty(name, Long.toString(sum));
  }

  private String lastActive(PersonDay did) {
    return did.has(LAST_ACTIVE)
        ? day.day().atTime(LocalTime.ofSecondOfDay(did.amount(LAST_ACTIVE))).format(TIME)
        : "";
  }

  private String time(OptionalLong micros) {
    if (micros.isEmpty()) {
      return "";
    }
    long local =
        Math.floorDiv(micros.getAsLong(), MICROS_PER_SECOND)
            + day.region().offset().getTotalSeconds();
    return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC).format(TIME);
  }
}
