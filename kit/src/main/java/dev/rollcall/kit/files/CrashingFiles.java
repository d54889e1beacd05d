package dev.rollcall.kit.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose files fail on demand. Everything that is done to {@link #folder()} is done to the
 * real folder, and noted, so that it is known at every moment what a power cut would leave.
 *
 * <p>What native code does by itself - DuckDB and SQLite, which get the real names - is neither
 * counted nor failed. A file that DuckDB wrote is known from the first step made with it on; files
 * of SQLite stay unknown, and are no part of a crash state.
 *
 * <p>Thread-safe: one step is made at a time.
 */
public final class CrashingFiles {
  private final CrashingFileSystem fileSystem;
  private final Path real;
  private final DurableTree tree;
  private int operations;
  private Predicate<Operation> due = _ -> false;
  private Fault fault = Fault.ERROR;
  private @Nullable Operation struck;
  private boolean full;
  private boolean off;
  private Predicate<Path> unsynced = _ -> false;
  private Watcher watcher = _ -> {};

  /** Hears of every step before it is made. */
  @FunctionalInterface
  public interface Watcher {
    /** The step has been counted and not been made. */
    void before(Operation operation);
  }

  private CrashingFiles(Path real) throws IOException {
    this.real = real.toRealPath();
    this.tree = new DurableTree(this.real);
    this.fileSystem = new CrashingFileSystem(this);
  }

  /** The layer over a folder; all that is in it now is on disk. */
  public static CrashingFiles over(Path folder) throws IOException {
    return new CrashingFiles(folder);
  }

  /** The folder, to be used in place of the real one. */
  public Path folder() {
    return fileSystem.wrap(real);
  }

  /** How many steps were made so far. */
  public synchronized int operations() {
    return operations;
  }

  /** From now on, whatever is due goes wrong; of a full disk and a death all behind it, too. */
  public synchronized void fail(Predicate<Operation> operations, Fault how) {
    due = operations;
    fault = how;
    struck = null;
  }

  /** One step from now goes wrong, counting from 1. */
  public synchronized void failAt(int step, Fault how) {
    int number = operations + step;
    fail(operation -> operation.number() == number, how);
  }

  /** Everything works again. */
  public synchronized void heal() {
    due = _ -> false;
    full = false;
    off = false;
  }

  /** What went wrong since that was asked for, of several the last. */
  public synchronized Optional<Operation> struck() {
    return Optional.ofNullable(struck);
  }

  /** Syncs of these files and folders are not made, and succeed, as with a disk that lies. */
  public synchronized void skipSyncs(Predicate<Path> files) {
    unsynced = files;
  }

  /** Tells somebody of every step. */
  public synchronized void watch(Watcher listener) {
    watcher = listener;
  }

  /** What a power cut now would leave at worst: nothing that was not synced. */
  public synchronized CrashState worst() {
    return tree.worst();
  }

  /**
   * What a power cut now could leave.
   *
   * @param thorough whether with more mixtures of what was not synced
   */
  public synchronized List<CrashState> states(boolean thorough) {
    return new CrashStates(tree, thorough).all();
  }

  DurableTree tree() {
    return tree;
  }

  /**
   * Counts a step.
   *
   * @return what half of it has to go wrong with; null when nothing
   * @throws IOException when nothing of it is to be made
   */
  @Nullable Fault step(Operation.Kind kind, Path file) throws IOException {
    if (off) {
      throw new IOException("the process is dead");
    }
    Operation operation = new Operation(++operations, kind, file);
    watcher.before(operation);
    boolean strikes = due.test(operation);
    if (strikes) {
      struck = operation;
      full |= fault == Fault.NO_SPACE;
      off |= fault == Fault.DEATH;
    }
    if (off) {
      throw new IOException("the process is dead");
    }
    if (full && kind.needsRoom()) {
      return whole(Fault.NO_SPACE, kind);
    }
    return strikes && fault != Fault.NO_SPACE ? whole(fault, kind) : null;
  }

  /** Only of writes and syncs something happens although they fail. */
  private static @Nullable Fault whole(Fault fault, Operation.Kind kind) throws IOException {
    if (fault == Fault.SHORT_WRITE) {
      return kind == Operation.Kind.WRITE ? fault : null;
    }
    if (kind == Operation.Kind.WRITE || kind == Operation.Kind.FORCE) {
      return fault;
    }
    throw failure(fault);
  }

  static IOException failure(Fault fault) {
    return new IOException(
        fault == Fault.NO_SPACE ? "No space left on device" : "Input/output error");
  }

  boolean skipsSync(Path file) {
    return unsynced.test(file);
  }
}
