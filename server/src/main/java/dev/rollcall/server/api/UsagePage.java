package dev.rollcall.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.facts.PublishedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;

/** {@code GET /v1/apps/{app}/usage}: exact figures of a period, for a department and below. */
final class UsagePage {
  static final Set<String> PARAMETERS = Set.of("from", "to", "department", "levels", "region");
  private static final int MOST_LEVELS = 4;

  private final AppFigures appFigures;

  /**
   * The answer.
   *
   * @param departments the one asked for first, then level by level (S12)
   */
  record Usage(
      String app,
      LocalDate from,
      LocalDate to,
      Covered published,
      List<DepartmentFigures> departments) {}

  /** The published days of the period: what the figures cover. */
  record Covered(LocalDate from, LocalDate through, int days) {}

  /** One department; {@code level} counts from the one asked for, {@code children} those below. */
  record DepartmentFigures(
      String department,
      String openDepartmentId,
      String name,
      int level,
      int children,
      @JsonUnwrapped Figures figures) {}

  UsagePage(AppFigures appFigures) {
    this.appFigures = appFigures;
  }

  Reply answer(Call call) {
    LocalDate from = call.parameters().date("from");
    LocalDate to = call.parameters().date("to");
    int levels = call.parameters().number("levels", 0, MOST_LEVELS);
    String department = call.parameters().text("department").orElse("0");
    return Asked.check(appFigures, call, from, to)
        .orElseGet(() -> found(call, new Asked(call.app(), from, to, department), levels));
  }

  private Reply found(Call call, Asked asked, int levels) {
    NavigableMap<LocalDate, PublishedDay> days =
        call.snapshot().days().subMap(asked.from(), true, asked.to(), true);
    AppFigures.Period period = appFigures.period(call.snapshot(), asked.app(), days);
    DepartmentTree tree = period.directory().tree();
    OptionalInt position = tree.byId(asked.department());
    if (position.isEmpty()) {
      return Reply.missing("There is no such department on " + days.lastKey() + ".");
    }
    Covered covered = new Covered(days.firstKey(), days.lastKey(), days.size());
    List<DepartmentFigures> departments = new ArrayList<>();
    for (int p : tree.levels(position.getAsInt(), levels)) {
      departments.add(row(tree, p, position.getAsInt(), period));
    }
    return new Reply.Found(new Usage(asked.app(), asked.from(), asked.to(), covered, departments));
  }

  private static DepartmentFigures row(
      DepartmentTree tree, int position, int top, AppFigures.Period period) {
    Department department = tree.department(position);
    return new DepartmentFigures(
        department.id(),
        department.openId(),
        department.name(),
        tree.depth(position) - tree.depth(top),
        DepartmentList.children(tree, position),
        period.figures(position));
  }
}
