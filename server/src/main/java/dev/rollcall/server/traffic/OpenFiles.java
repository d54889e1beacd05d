package dev.rollcall.server.traffic;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections the operating system lets this process have beside its files. One more than
 * that would not be refused: it would end the listener.
 */
public final class OpenFiles {
  /** Kept for the journal, facts, databases and the JVM itself. */
  private static final long RESERVE = 512;

  private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

  private OpenFiles() {}

  /** As many connections as wanted, or as fit; says so in the log when that is fewer. */
  public static int connections(int wanted) {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return wanted;
    }
    long files = unix.getMaxFileDescriptorCount();
    int fitting = connections(wanted, files);
    if (fitting < wanted) {
      LOG.warn(
          "This process may have only {} files and connections open, so at most {} connections are"
              + " taken instead of {} (server.maxConnections). Raise the limit: ulimit -n, or"
              + " LimitNOFILE in a systemd unit.",
          files,
          fitting,
          wanted);
    }
    return fitting;
  }

  /** Of few files half are kept. */
  static int connections(int wanted, long files) {
    long fitting = Math.max(files / 2, files - RESERVE);
    return files <= 0 ? wanted : (int) Math.max(1, Math.min(wanted, fitting));
  }
}
