package dev.rollcall.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a fault of SQLite means for whoever runs the server. */
final class SqliteFaults {
  private static final int PRIMARY_CODE = 0xff;

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
            + advice(fault);
    return new CatalogException(message, fault);
  }

  private static String reason(Exception fault) {
    SQLiteException sqlite = cause(fault);
    return (sqlite == null ? fault : sqlite).getMessage() + ".";
  }

  private static String advice(Exception fault) {
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
    return "Check that the folder exists, that it may be written, and that its disk is well.";
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
