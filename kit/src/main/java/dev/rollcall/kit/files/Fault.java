package dev.rollcall.kit.files;

/** What can go wrong with a step. */
public enum Fault {
  /** It fails with "Input/output error"; half of a write is done; what a sync was for is lost. */
  ERROR,
  /** A write takes half of the bytes and says so, as every write may. */
  SHORT_WRITE,
  /** From this step on there is no room; half of a write is done. */
  NO_SPACE,
  /** Neither this step nor any after it is done: the process was killed, or the power is gone. */
  DEATH
}
