package dev.rollcall.server.feishu;

import dev.rollcall.counting.Crowd;
import dev.rollcall.counting.DepartmentDay;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.facts.PersonMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what the people of one department did on a day, in the order and types of the vendor's
 * page. Rates and averages have two digits behind the point.
 */
final class DepartmentRow {
  private static final int SECONDS_PER_MINUTE = 60;

  private final LocalDate day;
  private final DepartmentTree tree;
  private final DepartmentDay figures;

  DepartmentRow(LocalDate day, DepartmentTree tree, DepartmentDay figures) {
    this.day = day;
    this.tree = tree;
    this.figures = figures;
  }

  /** Writes the fields of the department at a position. */
  void write(JsonGenerator json, int department, boolean byOpenId) {
    json.writeStringProperty("date", day.toString());
    json.writeStringProperty(
        "department_id", DepartmentIds.name(tree.department(department), byOpenId));
    json.writeStringProperty("department_name", tree.department(department).name());
    json.writeStringProperty("department_path", DepartmentIds.path(tree, department));
    people(json, department);
    products(json, department);
    meetings(json, department);
    json.writeStringProperty("avg_duration", "");
    tasks(json, department);
    mail(json, department);
    text(json, "search_active_dau", figures.people(Crowd.SEARCHERS, department));
    text(
        json,
        "total_search_count",
        sum(department, PersonMetric.SEARCH_QUICK, PersonMetric.SEARCH_TAB));
    text(json, "quick_search_count", sum(department, PersonMetric.SEARCH_QUICK));
    text(json, "tab_search_count", sum(department, PersonMetric.SEARCH_TAB));
  }

  private void people(JsonGenerator json, int department) {
    int all = figures.people(Crowd.EVERYBODY, department);
    int activated = figures.people(Crowd.ACTIVATED, department);
    int active = figures.people(Crowd.ACTIVE, department);
    json.writeNumberProperty("total_user_num", all);
    json.writeNumberProperty("active_user_num", activated);
    json.writeStringProperty("active_user_rate", ratio(activated, all));
    json.writeNumberProperty("suite_dau", active);
    json.writeStringProperty("suite_active_rate", ratio(active, activated));
    json.writeNumberProperty("new_user_num", figures.people(Crowd.CREATED, department));
    json.writeNumberProperty("new_active_num", figures.people(Crowd.REGISTERED, department));
    json.writeNumberProperty("resign_user_num", figures.people(Crowd.LEFT, department));
  }

  private void products(JsonGenerator json, int department) {
    json.writeNumberProperty("im_dau", figures.people(Crowd.MESSENGER_USERS, department));
    created(json, "send_messenger", department, Crowd.MESSAGE_SENDERS, PersonMetric.MESSAGES_SENT);
    json.writeNumberProperty("docs_dau", figures.people(Crowd.DOCS_USERS, department));
    created(json, "create_docs", department, Crowd.DOCS_CREATORS, PersonMetric.DOCS_CREATED);
    json.writeNumberProperty("cal_dau", figures.people(Crowd.CALENDAR_USERS, department));
    created(
        json,
        "create_cal",
        department,
        Crowd.CALENDAR_CREATORS,
        PersonMetric.CALENDAR_EVENTS_CREATED);
  }

  private void tasks(JsonGenerator json, int department) {
    json.writeNumberProperty("task_dau", figures.people(Crowd.TASK_CREATORS, department));
    created(json, "create_task", department, Crowd.TASK_CREATORS, PersonMetric.TASKS_CREATED);
  }

  /** Who did something, how often, and how often each of them. */
  private void created(
      JsonGenerator json, String name, int department, Crowd crowd, PersonMetric metric) {
    int people = figures.people(crowd, department);
    long sum = figures.sum(metric, department);
    json.writeNumberProperty(name + "_user_num", people);
    number(json, name + "_num", sum);
    json.writeStringProperty("avg_" + name + "_num", ratio(sum, people));
  }

  private void meetings(JsonGenerator json, int department) {
    int people = figures.people(Crowd.MEETING_MEMBERS, department);
    long minutes = figures.sum(PersonMetric.MEETING_SECONDS, department) / SECONDS_PER_MINUTE;
    json.writeNumberProperty("vc_dau", people);
    number(json, "vc_duration", minutes);
    json.writeStringProperty("avg_vc_duration", ratio(minutes, people));
  }

  private void mail(JsonGenerator json, int department) {
    long sentOut = sum(department, PersonMetric.MAIL_SENT_EXTERNAL);
    long sentIn = sum(department, PersonMetric.MAIL_SENT_INTERNAL);
    long receivedOut = sum(department, PersonMetric.MAIL_RECEIVED_EXTERNAL);
    long receivedIn = sum(department, PersonMetric.MAIL_RECEIVED_INTERNAL);
    text(json, "email_send_count", sentOut + sentIn);
    text(json, "email_receive_count", receivedOut + receivedIn);
    text(json, "email_send_ext_count", sentOut);
    text(json, "email_receive_ext_count", receivedOut);
    text(json, "email_send_in_count", sentIn);
    text(json, "email_receive_in_count", receivedIn);
  }

  private long sum(int department, PersonMetric... metrics) {
    long sum = 0;
    for (PersonMetric metric : metrics) {
      sum += figures.sum(metric, department);
    }
    return sum;
  }

  /** The SDKs read these as 32-bit numbers and fail on a larger one. */
  private static void number(JsonGenerator json, String name, long value) {
    json.writeNumberProperty(name, Math.min(value, Integer.MAX_VALUE));
  }

  private static void text(JsonGenerator json, String name, long value) {
    json.writeStringProperty(name, Long.toString(value));
  }

  private static String ratio(long part, long whole) {
    return whole == 0
        ? "0.00"
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
            .toPlainString();
  }
}
