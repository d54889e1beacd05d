package dev.rollcall.events;

/** Hears how far the reading of a stream is. */
public interface ByteProgress {
  /** So many bytes have been read in all. */
  void read(long bytes);
}
