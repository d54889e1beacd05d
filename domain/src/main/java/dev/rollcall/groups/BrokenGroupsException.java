package dev.rollcall.groups;

/** Stored group chats are damaged, of a newer version, or something else; publish the day again. */
public final class BrokenGroupsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenGroupsException(String message) {
    super(message + "; publish the day again.");
  }

  BrokenGroupsException(String message, Throwable cause) {
    super(message + "; publish the day again.", cause);
  }
}
