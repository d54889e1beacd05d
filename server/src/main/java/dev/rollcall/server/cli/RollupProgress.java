package dev.rollcall.server.cli;

import dev.rollcall.rollup.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Shows how many days have been published, one bar a tenant and region, if somebody is watching.
 */
final class RollupProgress implements Progress, AutoCloseable {
  private final Shell shell;
  private final boolean shown;
  private @Nullable ProgressBar bar;
  private String task = "";

  RollupProgress(Shell shell, boolean shown) {
    this.shell = shell;
    this.shown = shown;
  }

  @Override
  public void report(Step step) {
    if (!shown || step.daysInAll() == 0) {
      return;
    }
    String next = step.tenant() + "/" + step.region().code();
    if (bar == null || !task.equals(next)) {
      close();
      task = next;
      bar =
          new ProgressBarBuilder()
              .setTaskName(next)
              .setUnit(" days", 1)
              .setInitialMax(step.daysInAll())
              .setConsumer(new ConsoleProgressBarConsumer(shell.err()))
              .build();
    }
    bar.stepTo(step.daysDone());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
