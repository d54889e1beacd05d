package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.events.Region;
import dev.rollcall.kit.SetClock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsagePeriodTest {
  private static final Caller CALLER =
      new Caller(
          new VendorApp("cli_a", "acme", Vendor.FEISHU, Set.of(), Set.of(), 0),
          new Tenant("acme", "Acme", Region.CN, Set.of(Region.CN), Edition.BASIC, null, null),
          Caller.Kind.SELF_BUILT);

  /** 18:00 in cn, 10:00 elsewhere. */
  private static final String NOON = "2021-07-08T10:00:00Z";

  @ParameterizedTest
  @CsvSource({
    // The examples of the vendor's page.
    "2021-07-08, 2021-07-05, WEEK,  2021-07-05, 2021-07-07",
    "2021-07-15, 2021-07-05, WEEK,  2021-07-05, 2021-07-11",
    "2021-08-15, 2021-07-01, MONTH, 2021-07-01, 2021-07-31",
    "2021-08-15, 2021-08-01, MONTH, 2021-08-01, 2021-08-14",
    "2021-07-08, 2021-07-07, DAY,   2021-07-07, 2021-07-07",
    "2024-03-02, 2024-02-01, MONTH, 2024-02-01, 2024-02-29",
    // The first day of a period has nothing to show yet.
    "2021-07-05, 2021-07-05, WEEK,  2021-07-05, 2021-07-04",
    "2021-07-01, 2021-07-01, MONTH, 2021-07-01, 2021-06-30",
  })
  void aRunningPeriodEndsYesterday(
      String today, String date, Cycle cycle, LocalDate first, LocalDate last) {
    assertThat(read(date, cycle, Region.CN, today + "T03:00:00Z", false))
        .isEqualTo(new UsagePeriod(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021-7-8",
        "20210708",
        "2021/07/08",
        "2021-07-08 ",
        "2021-02-30",
        "2021-13-01",
        "+2021-07-08",
        "2021-07-08T00:00:00Z",
        "yesterday",
        "２０２１-07-08"
      })
  void whatIsNoDateHasTheWrongFormat(String date) {
    assertThat(read(date, Cycle.DAY, Region.CN, NOON, false))
        .isEqualTo(new Dated.Undated(FeishuError.DATE_FORMAT));
  }

  @ParameterizedTest
  @CsvSource({
    "2021-07-08, DAY",
    "2021-07-09, DAY",
    "9999-12-31, DAY",
    "2021-07-06, WEEK",
    "2021-07-04, WEEK",
    "2021-07-12, WEEK",
    "2021-07-02, MONTH",
    "2021-06-30, MONTH",
    "2021-08-01, MONTH",
  })
  void aPeriodThatCanNotBeIsOutOfRange(String date, Cycle cycle) {
    assertThat(read(date, cycle, Region.CN, NOON, false))
        .isEqualTo(new Dated.Undated(FeishuError.DATE_RANGE));
  }

  @Test
  void todayIsThatOfTheTenantsRegion() {
    String late = "2021-07-07T16:00:00Z";
    assertThat(read("2021-07-07", Cycle.DAY, Region.CN, late, false))
        .isInstanceOf(UsagePeriod.class);
    assertThat(read("2021-07-07", Cycle.DAY, Region.US, late, false))
        .isEqualTo(new Dated.Undated(FeishuError.DATE_RANGE));
  }

  @ParameterizedTest
  @CsvSource({
    "CN, 2021-07-08T01:59:59Z, true",
    "CN, 2021-07-08T02:00:00Z, false",
    "JP, 2021-07-08T09:59:59Z, true",
    "JP, 2021-07-08T10:00:00Z, false",
  })
  void withTheVendorsHoursADayIsShownFromTenOfTheNext(Region region, String now, boolean hidden) {
    Dated day = read("2021-07-07", Cycle.DAY, region, now, true);
    assertThat(day)
        .isInstanceOfSatisfying(
            UsagePeriod.class, period -> assertThat(period.isEmpty()).isEqualTo(hidden));
    Dated week = read("2021-07-05", Cycle.WEEK, region, now, true);
    assertThat(week)
        .isEqualTo(
            new UsagePeriod(
                LocalDate.parse("2021-07-05"),
                LocalDate.parse(hidden ? "2021-07-06" : "2021-07-07")));
  }

  private static Dated read(
      String date, Cycle cycle, Region region, String now, boolean vendorHours) {
    ShownDays shown = new ShownDays(new SetClock(now), vendorHours);
    return UsagePeriod.read(
        date,
        cycle,
        shown.today(region),
        shown.newest(CALLER, region, ShownDays.Figures.APP_USAGE));
  }
}
