package dev.rollcall.benchmarks;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.LineReader;
import java.nio.file.Path;

/** Nothing but walking the lines of the day, which is the least that a roll-up does. */
final class RollupDaySteps {
  private RollupDaySteps() {}

  /**
   * Runs it.
   *
   * @param args the data folder
   */
  public static void main(String[] args) {
    Figures figures = new Figures();
    try (FileJournal journal = FileJournal.open(Path.of(args[0]).resolve("journal"));
        LineReader lines =
            journal.open(new TenantDay(RollupDay.TENANT, Region.CN, RollupDay.DAY))) {
      Stopwatch watch = new Stopwatch();
      EventLine line = new EventLine();
      long keys = 0;
      while (lines.next()) {
        line.read(lines.buffer(), lines.offset(), lines.length());
        keys ^= line.key();
      }
      figures.put("step walking the lines", watch);
      figures.put("keys", (double) (keys & 1));
    }
    figures.print();
  }
}
