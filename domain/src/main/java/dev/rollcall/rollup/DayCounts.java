package dev.rollcall.rollup;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Form;
import java.time.LocalDate;
import java.util.List;

/** What an engine counted of some days. To be closed. */
public interface DayCounts extends AutoCloseable {
  /**
   * How much there was of a day.
   *
   * @param events events in the journal, repeats included
   * @param repeats those that had arrived before (S6)
   * @param activity those that are not about the directory
   */
  record Totals(long events, long repeats, long activity) {}

  /** Takes the use of apps, a person at a time. */
  interface AppUseReader {
    /** One person's use of one form of one app on one day; a bot has no views and opens. */
    void use(LocalDate day, String app, Form form, int person, int views, int opens);
  }

  /** The totals of a day. */
  Totals totals(LocalDate day);

  /** The directory events of a day that count, in order of time, ties by id. */
  List<DirectoryEvent> directory(LocalDate day);

  /**
   * Reads all use of apps, ascending by day, then app by app and form by form, ascending by person.
   */
  void appUse(AppUseReader reader);

  @Override
  void close();
}
