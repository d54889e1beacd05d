package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says about a process and its descendants; Linux alone. */
final class LinuxProcess {
  /** Of every Linux that Java runs on; {@code getconf CLK_TCK}. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER = 11;

  private final long id;

  LinuxProcess(long id) {
    this.id = id;
  }

  /** CPU time of the process, its living descendants and its dead children so far. */
  CpuTime cpuTime() {
    CpuTime time = time(id);
    for (ProcessHandle child : descendants()) {
      time = time.plus(time(child.pid()));
    }
    return time;
  }

  /** CPU seconds, user and system, of the same. */
  double cpuSeconds() {
    return cpuTime().total();
  }

  /** The most memory the process itself has had, in MiB; 0 when it is gone. */
  long peakMebibytes() {
    return mebibytes("VmHWM:");
  }

  /** The memory the process itself has now, in MiB; 0 when it is gone. */
  long residentMebibytes() {
    return mebibytes("VmRSS:");
  }

  private long mebibytes(String name) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(id), "status"))) {
        if (line.startsWith(name)) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The same for the process or that living descendant which has had the most. */
  long peakMebibytesOfAll() {
    long most = peakMebibytes();
    for (ProcessHandle child : descendants()) {
      most = Math.max(most, new LinuxProcess(child.pid()).peakMebibytes());
    }
    return most;
  }

  private List<ProcessHandle> descendants() {
    return ProcessHandle.of(id).map(handle -> handle.descendants().toList()).orElse(List.of());
  }

  /** utime, stime, cutime and cstime: four fields of {@code stat}, counted behind the name. */
  private static CpuTime time(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return new CpuTime(
          (ticks(fields, USER) + ticks(fields, USER + 2)) / TICKS_PER_SECOND,
          (ticks(fields, USER + 1) + ticks(fields, USER + 3)) / TICKS_PER_SECOND);
    } catch (IOException e) {
      return CpuTime.NONE;
    }
  }

  private static long ticks(List<String> fields, int index) {
    return Long.parseLong(fields.get(index));
  }
}
