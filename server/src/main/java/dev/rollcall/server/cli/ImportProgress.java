package dev.rollcall.server.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows how much of the files has been read, if somebody is watching. */
final class ImportProgress implements AutoCloseable {
  private static final long MEBIBYTE = 1L << 20;
  private static final long UNKNOWN = -1;

  private final @Nullable ProgressBar bar;

  private ImportProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static ImportProgress begin(Shell shell, boolean shown, List<String> files) {
    if (!shown) {
      return new ImportProgress(null);
    }
    return new ImportProgress(
        new ProgressBarBuilder()
            .setTaskName("Importing")
            .setUnit(" MB", MEBIBYTE)
            .setInitialMax(bytes(files))
            .setConsumer(new ConsoleProgressBarConsumer(shell.err()))
            .build());
  }

  /** The same stream; what is read from it is shown. */
  InputStream counting(InputStream stream) {
    return bar == null ? stream : new Counting(stream, bar);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static long bytes(List<String> files) {
    long sum = 0;
    for (String file : files) {
      if (file.equals("-")) {
        return UNKNOWN;
      }
      try {
        sum += Files.size(Path.of(file));
      } catch (IOException _) {
        return UNKNOWN;
      }
    }
    return sum;
  }

  private static final class Counting extends FilterInputStream {
    private final ProgressBar bar;

    Counting(InputStream stream, ProgressBar bar) {
      super(stream);
      this.bar = bar;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one >= 0) {
        bar.step();
      }
      return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count > 0) {
        bar.stepBy(count);
      }
      return count;
    }
  }
}
