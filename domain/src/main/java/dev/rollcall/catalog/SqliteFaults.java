package dev.rollcall.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a fault of SQLite means for whoever runs the server. */
final class SqliteFaults {
  private static final int PRIMARY_CODE = 0xff;
  private static final long LITTLE_BYTES = 1 << 20;

  private SqliteFaults() {}

  static CatalogException of(String done, Path file, Exception fault) {
    String message =
        "The catalog "
            + file
            + " could not be "
            + done
            + ": "
            + reason(fault)
            + " "
            + advice(fault, file);
    return new CatalogException(message, fault);
  }

  private static String reason(Exception fault) {
    SQLiteException sqlite = cause(fault);
    return (sqlite == null ? fault : sqlite).getMessage() + ".";
  }

  private static String advice(Exception fault, Path file) {
    SQLiteException sqlite = cause(fault);
    int code = sqlite == null ? 0 : sqlite.getResultCode().code & PRIMARY_CODE;
    if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
      return "Another process kept it locked; see which one has it open, and try again.";
    }
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return "Nothing was changed. Make room on that disk and try again.";
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return "The file is damaged; stop every Rollcall on this folder and restore a backup of it.";
    }
    if (code == SQLiteErrorCode.SQLITE_IOERR.code && hasNoRoom(file)) {
      return "There is no room on that disk; make some and try again.";
    }
    return "Check that the folder exists, that it may be written, and that its disk is well.";
  }

  /** SQLite calls it an error of the disk when its shared memory can not grow on a full one. */
  private static boolean hasNoRoom(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return folder != null && Files.getFileStore(folder).getUsableSpace() < LITTLE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable SQLiteException cause(Exception fault) {
    for (Throwable next = fault; next != null; next = next.getCause()) {
      if (next instanceof SQLiteException sqlite) {
        return sqlite;
      }
    }
    return null;
  }
}
