package dev.rollcall.events;

/** Whether a body could be read from its first to its last byte. */
public sealed interface BodyVerdict {
  /**
   * The whole body was read; every event had its verdict.
   *
   * @param events accepted and rejected ones together
   */
  record Complete(int events) implements BodyVerdict {}

  /**
   * The body is broken as a whole: nothing of it may be accepted, whatever the sink heard before.
   *
   * @param byteOffset where reading stopped, from the beginning of the body
   */
  record Malformed(BodyFault fault, String detail, long byteOffset) implements BodyVerdict {}
}
