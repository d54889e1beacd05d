package dev.rollcall.journal;

import java.time.Duration;

/**
 * The bounds of a {@link FileJournal}.
 *
 * @param segmentBytes a batch that would make a segment longer begins a new one
 * @param queuedBatches how many batches may wait for the next commit
 * @param queuedBytes how many bytes of lines may wait; also the most that one batch may have
 * @param groupBytes how many bytes of lines one group commit takes, if more than one batch waits
 * @param openFiles how many segments stay open for appending
 * @param queueWait how long a caller waits for room in the queue before {@link JournalBusy}
 * @param commitWait how long a caller waits for the disk before {@link JournalBusy}
 */
public record JournalLimits(
    long segmentBytes,
    int queuedBatches,
    long queuedBytes,
    long groupBytes,
    int openFiles,
    Duration queueWait,
    Duration commitWait) {
  private static final long MEBIBYTE = 1L << 20;
  private static final long MOST_QUEUED_BYTES = 1 << 30;

  public JournalLimits {
    if (segmentBytes < 1 || queuedBatches < 1 || groupBytes < 1 || openFiles < 1) {
      throw new IllegalArgumentException("a limit of the journal is below 1");
    }
    if (queuedBytes < 1 || queuedBytes > MOST_QUEUED_BYTES) {
      throw new IllegalArgumentException("queuedBytes is not within 1 and " + MOST_QUEUED_BYTES);
    }
  }

  /** 256 MiB segments; 4,096 batches and 64 MiB waiting; 16 MiB a commit; 256 open files. */
  public static JournalLimits standard() {
    return new JournalLimits(
        256 * MEBIBYTE,
        4096,
        64 * MEBIBYTE,
        16 * MEBIBYTE,
        256,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30));
  }

  /** The same with segments of another size. */
  public JournalLimits withSegmentBytes(long bytes) {
    return new JournalLimits(
        bytes, queuedBatches, queuedBytes, groupBytes, openFiles, queueWait, commitWait);
  }

  /** The same with another number of open files. */
  public JournalLimits withOpenFiles(int files) {
    return new JournalLimits(
        segmentBytes, queuedBatches, queuedBytes, groupBytes, files, queueWait, commitWait);
  }

  /** The same with another queue. */
  public JournalLimits withQueue(int batches, long bytes, Duration wait) {
    return new JournalLimits(segmentBytes, batches, bytes, groupBytes, openFiles, wait, commitWait);
  }

  /** The same with another wait for the disk. */
  public JournalLimits withCommitWait(Duration wait) {
    return new JournalLimits(
        segmentBytes, queuedBatches, queuedBytes, groupBytes, openFiles, queueWait, wait);
  }
}
