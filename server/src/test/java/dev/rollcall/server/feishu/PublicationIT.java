package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.kit.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees while days are published and time passes. */
final class PublicationIT {
  private static final String DAY = "{\"date\":\"2026-11-20\",\"cycle_type\":1}";

  @TempDir private Path folder;
  private FeishuServer server;

  @BeforeEach
  void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults().withVendorHours(true));
    SampleWeek.publish(server.workbench());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void laterPagesShowWhatTheFirstOneDid() {
    Reply first = ask(DepartmentOverviewIT.root(""));
    String pageToken = first.text("/data/page_token");
    Reply second = ask(DepartmentOverviewIT.root(pageToken));

    server.workbench().accept(late("a00", "0"), late("a01", "0"));
    server.workbench().publish("2026-11-20");
    server.clock().advance(Duration.ofMinutes(119));
    server.restart();

    assertThat(ask(DepartmentOverviewIT.root(pageToken)).json().at("/data/items"))
        .isEqualTo(second.json().at("/data/items"));
    assertThat(ask(DepartmentOverviewIT.root("")).text("/data/items/1/department_id"))
        .as("a new reader sees the new version")
        .isEqualTo("od-a00");
  }

  @Test
  void aPublicationShowsAtOnceAndWhole() {
    assertThat(ask(DAY).text("/data/items/0/app/0/metric_value")).isEqualTo("2");
    SampleEvents day = new SampleEvents(Region.CN, "2026-11-20");
    day.viewed("08:00", "eve", SampleWeek.APP, Form.WEBAPP);
    day.viewed("08:00", "eve", SampleWeek.APP, Form.WEBAPP);
    Event third = day.viewed("08:00", "eve", SampleWeek.APP, Form.WEBAPP);
    server.workbench().accept(third);
    assertThat(ask(DAY).text("/data/items/0/app/0/metric_value")).isEqualTo("2");
    server.workbench().publish("2026-11-20");
    assertThat(ask(DAY).text("/data/items/0/app/0/metric_value")).isEqualTo("3");
  }

  @Test
  void aPageTokenEndsAfterTwoHours() {
    String pageToken = ask(DepartmentOverviewIT.root("")).text("/data/page_token");
    server.clock().advance(Duration.ofHours(2));
    assertThat(ask(DepartmentOverviewIT.root(pageToken)).verdict()).isEqualTo("400 210500");
  }

  @Test
  void withTheVendorsHoursADayIsHiddenUntilTenOfTheNext() {
    server.clock().set(Instant.parse("2026-11-21T01:59:59Z"));
    assertThat(ask(DAY).verdict()).isEqualTo("404 211011");
    String week = "{\"date\":\"2026-11-16\",\"cycle_type\":2}";
    assertThat(ask(week).text("/data/items/0/app/0/metric_value")).isEqualTo("3");
    server.clock().set(Instant.parse("2026-11-21T02:00:00Z"));
    assertThat(ask(DAY).code()).isZero();
    assertThat(ask(week).text("/data/items/0/app/0/metric_value")).isEqualTo("4");
  }

  @Test
  void pagesBegunBeforeTheHourStayAsTheyWere() {
    server.clock().set(Instant.parse("2026-11-21T01:59:00Z"));
    Reply first = ask(week(""));
    String pageToken = first.text("/data/page_token");
    Reply second = ask(week(pageToken));
    server.clock().set(Instant.parse("2026-11-21T02:01:00Z"));
    assertThat(ask(week(pageToken)).json().at("/data/items"))
        .isEqualTo(second.json().at("/data/items"));
  }

  @Test
  void aWeekOnItsFirstDayHasNoData() {
    server.clock().set(Instant.parse("2026-11-23T04:00:00Z"));
    assertThat(ask("{\"date\":\"2026-11-23\",\"cycle_type\":2}").verdict()).isEqualTo("404 211011");
    assertThat(ask("{\"date\":\"2026-11-16\",\"cycle_type\":2}").code()).isZero();
  }

  private static String week(String pageToken) {
    return "{\"date\":\"2026-11-16\",\"cycle_type\":2,\"department_id\":\"od-sales\",\"recursion\":4,"
        + "\"page_size\":1,\"page_token\":\""
        + pageToken
        + "\"}";
  }

  /** A department as it was on Monday already. */
  private static Event late(String department, String parent) {
    SampleEvents monday = new SampleEvents(Region.CN, "2026-11-16");
    int taken = 100 + Integer.parseInt(department.substring(1));
    for (int i = 0; i < taken; i++) {
      monday.department(department, parent);
    }
    return monday.department(department, parent);
  }

  private Reply ask(String body) {
    return server.departments(SampleWeek.APP, body);
  }
}
