package dev.rollcall.journal;

import dev.rollcall.events.TenantDay;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The record of everything accepted, by tenant, region and day, and the only thing that makes an
 * event durable.
 *
 * <p>You may rely on: after {@link #append} has returned, every line of the batch is read by {@link
 * #open} of its day for ever after, also after a crash or a power cut, in the order of arrival. A
 * batch whose append threw may be there or not, each line whole. Several threads may call every
 * method at once.
 */
public interface Journal extends AutoCloseable {
  /**
   * Appends the lines of a batch and returns once they are on disk. Many callers share one sync.
   *
   * @throws JournalException when the journal can not be written; nothing more is accepted until it
   *     is opened again
   */
  void append(JournalBatch batch);

  /** The days of a tenant that hold at least one event. */
  SortedSet<TenantDay> days(String tenant);

  /**
   * How much of a day there is: two equal positions mean that nothing was added in between. Sealing
   * keeps it.
   */
  JournalPosition position(TenantDay day);

  /** Reads what the day holds at this moment; a day without events is empty. */
  LineReader open(TenantDay day);

  /**
   * Turns the day's segments into one Parquet file, readable by others and many times smaller.
   * Later events of the day are appended beside it; {@link #open} reads both in order of arrival.
   */
  void seal(TenantDay day);

  /**
   * Returns once everything that these days hold at this moment stays for ever after, whoever
   * appended it: {@link #open} may show a batch whose writer died before it was on disk. Whoever
   * makes something of the lines calls this between reading them and relying on it. From then on
   * damage to them is told from a batch that was being written.
   *
   * @throws JournalException when the disk can not promise it
   */
  void settle(List<TenantDay> days);

  /**
   * Gives some lines of a day another text, all at once: a reader sees the day before or after. No
   * line comes or goes, so the position stays; the bytes of the old lines are in no file any more.
   * Lines that arrive meanwhile may be left as they are; call it again until it returns 0.
   *
   * @return how many lines were changed
   */
  long change(TenantDay day, LineChange change);

  /**
   * Deletes a day with all its lines. Whoever calls sees to it that nothing is appended to the day
   * any more.
   */
  void delete(TenantDay day);

  /** Why nothing more is accepted until the journal is opened again; empty when it is. */
  default Optional<String> stopped() {
    return Optional.empty();
  }

  @Override
  void close();
}
