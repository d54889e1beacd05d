package dev.rollcall.kit.privacy;

import dev.rollcall.counting.Crowd;
import dev.rollcall.counting.DepartmentDay;
import dev.rollcall.counting.DepartmentDays;
import dev.rollcall.counting.RosterRows;
import dev.rollcall.facts.PersonMetric;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.kit.Workbench;

/** What departments add up to, as text. */
final class DepartmentFigures {
  private DepartmentFigures() {}

  /** Every figure of every department on a day, with what is below it and without. */
  static String of(Workbench bench, PublishedDay day) {
    RosterRows rows = new RosterRows(bench.facts(), 0);
    DepartmentDays days = new DepartmentDays(bench.facts(), rows, 0);
    StringBuilder text = new StringBuilder();
    for (boolean subtrees : new boolean[] {true, false}) {
      DepartmentDay figures = days.read(bench.snapshot(), day, subtrees);
      for (int at = 0; at < bench.facts().directory(day).tree().size(); at++) {
        text.append(at).append(subtrees ? " with all below" : " alone");
        for (Crowd crowd : Crowd.values()) {
          text.append(' ').append(figures.people(crowd, at));
        }
        for (PersonMetric metric : PersonMetric.values()) {
          text.append(' ').append(figures.sum(metric, at));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }
}
