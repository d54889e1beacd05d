package dev.rollcall.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far back a tenant's region goes.
 *
 * @param sequence what was published before can not be read any more, page by page or otherwise
 * @param journalThrough the last day whose journal is gone; null when all is there
 * @param figuresThrough the last day whose figures are gone; null when all are there
 */
public record Horizon(
    long sequence, @Nullable LocalDate journalThrough, @Nullable LocalDate figuresThrough) {
  /** Everything is there. */
  public static final Horizon NONE = new Horizon(0, null, null);

  /** Whether the journal of a day is gone. */
  public boolean isJournalGone(LocalDate day) {
    return journalThrough != null && !day.isAfter(journalThrough);
  }

  /** Whether the figures of a day are gone. */
  public boolean areFiguresGone(LocalDate day) {
    return figuresThrough != null && !day.isAfter(figuresThrough);
  }
}
