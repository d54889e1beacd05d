package dev.rollcall.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rollcall.facts.PublishedDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/apps/{app}/usage/daily}: one item for each published day, each counted with that
 * day's own directory (S8).
 */
final class DailyPage {
  static final Set<String> PARAMETERS = Set.of("from", "to", "department", "region");
  private static final long MOST_DAYS = 3_700;

  private final AppFigures appFigures;

  /** The answer; days that are not published are not in it. */
  record Daily(
      String app, LocalDate from, LocalDate to, String department, List<DayFigures> days) {}

  /** One day; the figures are left out on days on which the department did not exist. */
  record DayFigures(LocalDate date, int version, @JsonUnwrapped @Nullable Figures figures) {}

  DailyPage(AppFigures appFigures) {
    this.appFigures = appFigures;
  }

  Reply answer(Call call) {
    LocalDate from = call.parameters().date("from");
    LocalDate to = call.parameters().date("to");
    String department = call.parameters().text("department").orElse("0");
    return Asked.check(appFigures, call, from, to)
        .orElseGet(() -> found(call, new Asked(call.app(), from, to, department)));
  }

  private Reply found(Call call, Asked asked) {
    if (ChronoUnit.DAYS.between(asked.from(), asked.to()) >= MOST_DAYS) {
      return Reply.bad("A series covers at most " + MOST_DAYS + " days; ask in parts.");
    }
    NavigableMap<LocalDate, PublishedDay> days =
        call.snapshot().days().subMap(asked.from(), true, asked.to(), true);
    List<DayFigures> series = new ArrayList<>();
    boolean exists = false;
    for (Map.Entry<LocalDate, PublishedDay> day : days.entrySet()) {
      DayFigures figures = day(call, asked, days, day);
      exists |= figures.figures() != null;
      series.add(figures);
    }
    if (!exists) {
      return Reply.missing("There is no such department on any of these days.");
    }
    return new Reply.Found(
        new Daily(asked.app(), asked.from(), asked.to(), asked.department(), series));
  }

  private DayFigures day(
      Call call,
      Asked asked,
      NavigableMap<LocalDate, PublishedDay> days,
      Map.Entry<LocalDate, PublishedDay> day) {
    LocalDate date = day.getKey();
    AppFigures.Period period =
        appFigures.period(call.snapshot(), asked.app(), days.subMap(date, true, date, true));
    OptionalInt position = period.directory().tree().byId(asked.department());
    Figures figures = position.isEmpty() ? null : period.figures(position.getAsInt());
    return new DayFigures(date, day.getValue().version(), figures);
  }
}
