package dev.rollcall.benchmarks;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.rollup.DayCounts;
import dev.rollcall.rollup.Engine;
import dev.rollcall.rollup.PersonNumbers;
import java.time.LocalDate;
import java.util.List;

/** An engine with a stopwatch beside it. */
final class WatchedEngine implements Engine {
  private final Engine engine;
  private final Figures figures;
  private double cpuSeconds;

  WatchedEngine(Engine engine, Figures figures) {
    this.engine = engine;
    this.figures = figures;
  }

  /** What was spent in the engine so far. */
  double cpuSeconds() {
    return cpuSeconds;
  }

  @Override
  public DayCounts count(Journal journal, List<TenantDay> days, PersonNumbers people) {
    Stopwatch watch = new Stopwatch();
    DayCounts counts = engine.count(journal, days, people);
    spent("part reading the journal and SQL", watch);
    return new Watched(counts);
  }

  private void spent(String what, Stopwatch watch) {
    double spent = watch.cpuSeconds();
    cpuSeconds += spent;
    figures.put(what, spent);
  }

  @Override
  public void close() {
    engine.close();
  }

  private final class Watched implements DayCounts {
    private final DayCounts counts;

    Watched(DayCounts counts) {
      this.counts = counts;
    }

    @Override
    public Totals totals(LocalDate day) {
      return counts.totals(day);
    }

    @Override
    public List<DirectoryEvent> directory(LocalDate day) {
      return counts.directory(day);
    }

    @Override
    public List<GroupEvent> groupEvents(LocalDate day) {
      return counts.groupEvents(day);
    }

    @Override
    public void groupMessages(GroupMessageReader reader) {
      counts.groupMessages(reader);
    }

    @Override
    public void usages(UsageReader reader) {
      Stopwatch watch = new Stopwatch();
      counts.usages(reader);
      spent("part usages.sql and encoding", watch);
    }

    @Override
    public void close() {
      Stopwatch watch = new Stopwatch();
      counts.close();
      spent("part letting go of DuckDB", watch);
    }
  }
}
