package dev.rollcall.directory;

import java.util.Comparator;

/**
 * Something wrong in the directory, and how it was settled (S33). It holds as long as it is listed;
 * once cured, it is gone.
 *
 * @param eventId the id of the event whose record is concerned
 * @param what one sentence; names departments, but never a person: a published problem outlives an
 *     erasure
 */
public record DirectoryProblem(String eventId, Kind kind, String what)
    implements Comparable<DirectoryProblem> {
  /** What can be wrong. */
  public enum Kind {
    /** The parent is not there: the department hangs under the root until it is. */
    UNKNOWN_PARENT,
    /** The record would close a cycle: it is set aside until it no longer would. */
    CYCLE,
    /** Two departments have one open id: it finds the first in preorder. */
    SHARED_OPEN_ID,
    /** A person's department is not there: it is left out until it is. */
    UNKNOWN_DEPARTMENT
  }

  private static final Comparator<DirectoryProblem> ORDER =
      Comparator.comparing(DirectoryProblem::kind)
          .thenComparing(DirectoryProblem::eventId)
          .thenComparing(DirectoryProblem::what);

  @Override
  public int compareTo(DirectoryProblem other) {
    return ORDER.compare(this, other);
  }
}
