package dev.rollcall.kit.files;

import java.nio.file.Path;

/**
 * One step of a program on its files.
 *
 * @param number from 1, in the order in which they are made
 * @param kind what it does
 * @param file what it is done to; of a rename, the new name
 */
public record Operation(int number, Kind kind, Path file) {
  /** What can be done. */
  public enum Kind {
    OPEN,
    CREATE,
    CREATE_FOLDER,
    READ,
    WRITE,
    TRUNCATE,
    FORCE,
    FORCE_FOLDER,
    RENAME,
    DELETE;

    /** Whether a full disk refuses it. */
    boolean needsRoom() {
      return this == CREATE || this == CREATE_FOLDER || this == WRITE;
    }

    /** Whether it changes what a power cut leaves. */
    public boolean changes() {
      return this != OPEN && this != READ;
    }
  }
}
