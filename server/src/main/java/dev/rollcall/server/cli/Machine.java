package dev.rollcall.server.cli;

import dev.rollcall.server.DataFolder;
import dev.rollcall.server.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code doctor} looks at around a data folder: the JDK, the disk, who uses it. */
final class Machine {
  private static final int OLDEST_JDK = 25;
  private static final long MEBIBYTE = 1L << 20;
  private static final long TOO_LITTLE = 256 * MEBIBYTE;
  private static final long LITTLE = 2048 * MEBIBYTE;

  private Machine() {}

  static Finding jdk(Runtime.Version version) {
    return version.feature() >= OLDEST_JDK
        ? Finding.ok("jdk", version.toString())
        : Finding.fail("jdk", "%s; use JDK %d or later".formatted(version, OLDEST_JDK));
  }

  static List<Finding> of(DataFolder folder) {
    List<Finding> findings = new ArrayList<>();
    findings.add(disk(folder.root()));
    findings.add(access(folder.root()));
    findings.add(lock("server", folder.serverLock(), "no server runs"));
    findings.add(lock("roll-up", folder.rollupLock(), "nothing is being published"));
    return findings;
  }

  private static Finding disk(Path root) {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      String detail = "%,d MB free".formatted(free / MEBIBYTE);
      if (free < TOO_LITTLE) {
        return Finding.fail("disk", detail + "; make room, or events will be refused");
      }
      return free < LITTLE
          ? Finding.warn("disk", detail + "; make room soon")
          : Finding.ok("disk", detail);
    } catch (IOException e) {
      return Finding.warn("disk", "free room can not be found out (%s)".formatted(e));
    }
  }

  private static Finding access(Path root) {
    if (!Files.isWritable(root)) {
      return Finding.fail("access", "this user may not write; run as the user who owns the folder");
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(root);
      if (rights.contains(PosixFilePermission.OTHERS_READ)
          || rights.contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return Finding.warn(
            "access", "others may read signing keys and events: chmod o-rwx " + root);
      }
    } catch (IOException | UnsupportedOperationException _) {
      return Finding.ok("access", "writable");
    }
    return Finding.ok("access", "writable, closed to others");
  }

  private static Finding lock(String subject, Path lock, String whenFree) {
    return FolderLock.isHeld(lock)
        ? Finding.ok(subject, "at work: " + FolderLock.holder(lock))
        : Finding.ok(subject, whenFree);
  }
}
