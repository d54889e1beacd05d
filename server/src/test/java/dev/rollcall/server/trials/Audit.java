package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was acknowledged, beside what the journal holds and what is published.
 *
 * @param acknowledged views in parcels that were answered
 * @param checked views in the journal, without repeats
 * @param repeats lines that came again
 * @param lost views that were acknowledged and are not in the journal, or fewer page views of
 *     somebody than there should be
 * @param doubled page views of somebody more than there should be
 * @param invented events that nobody sent
 * @param halves parts of a parcel within a day of which some views are there and some are not
 */
record Audit(
    long acknowledged,
    long checked,
    long repeats,
    long lost,
    long doubled,
    long invented,
    long halves) {

  /**
   * Compares; every day with events must be published.
   *
   * @param server serves the folder
   */
  static Audit of(Path data, URI server, List<Office> offices, Ledger ledger) {
    JournalContents journal = JournalContents.read(data, offices, ledger);
    Count count = new Count();
    ledger.sent().forEach(parcel -> count.add(parcel, journal.of(parcel), ledger));
    for (Office office : offices) {
      PublishedViews published = new PublishedViews(server, office);
      for (LocalDate day : count.days(office)) {
        for (String app : Office.APPS) {
          count.compare(office, day, app, published.of(app, day));
        }
      }
    }
    count.untold.forEach(what -> System.out.println("  " + what));
    return new Audit(
        count.acknowledged,
        journal.lines() - journal.repeats(),
        journal.repeats(),
        count.lost,
        count.doubled,
        journal.invented().size(),
        count.halves);
  }

  void assertNothingIsAmiss() {
    assertThat(acknowledged).as("events that were acknowledged").isPositive();
    assertThat(this)
        .as("lost, doubled, invented, halves")
        .isEqualTo(new Audit(acknowledged, checked, repeats, 0, 0, 0, 0));
  }

  @Override
  public String toString() {
    return "%,d events acknowledged, %,d checked (%,d came again), %d lost, %d doubled, %d invented, %d half there"
        .formatted(acknowledged, checked, repeats, lost, doubled, invented, halves);
  }

  /** A sum in the making. */
  private static final class Count {
    private static final int MOST_TOLD = 20;

    /** What a figure is of. */
    private record Subject(String tenant, LocalDate day, String app, String person) {}

    private final Map<Subject, Long> expected = new HashMap<>();
    private final List<String> untold = new ArrayList<>();
    private long acknowledged;
    private long lost;
    private long doubled;
    private long halves;

    void add(Parcel parcel, BitSet present, Ledger ledger) {
      List<View> views = parcel.views();
      Map<LocalDate, Integer> missing = new HashMap<>();
      Map<LocalDate, Integer> there = new HashMap<>();
      for (int i = 0; i < views.size(); i++) {
        View view = views.get(i);
        LocalDate day = parcel.dayOf(view);
        (present.get(i) ? there : missing).merge(day, 1, Integer::sum);
        if (present.get(i)) {
          expected.merge(
              new Subject(parcel.office().tenant(), day, view.app(), view.person()), 1L, Long::sum);
        }
      }
      if (ledger.isAcknowledged(parcel)) {
        acknowledged += views.size();
        missing.forEach((day, count) -> lost(count, "parcel %s of %s".formatted(parcel, day)));
      }
      missing.keySet().retainAll(there.keySet());
      halves += missing.size();
    }

    /** The days on which there is anything to be published. */
    Set<LocalDate> days(Office office) {
      Set<LocalDate> days = new TreeSet<>();
      for (Subject subject : expected.keySet()) {
        if (subject.tenant().equals(office.tenant())) {
          days.add(subject.day());
        }
      }
      return days;
    }

    /** Page views by person, or of everybody under the empty name. */
    void compare(Office office, LocalDate day, String app, Map<String, Long> published) {
      long all = 0;
      for (int i = 0; i < Office.PEOPLE; i++) {
        String person = Office.person(i);
        Subject subject = new Subject(office.tenant(), day, app, person);
        long due = expected.getOrDefault(subject, 0L);
        all += due;
        compare(subject, due, published.getOrDefault(person, 0L));
      }
      compare(
          new Subject(office.tenant(), day, app, ""),
          all,
          published.getOrDefault(PublishedViews.EVERYBODY, 0L));
    }

    private void compare(Subject subject, long due, long published) {
      if (published < due) {
        lost(due - published, subject + ": published " + published + ", due " + due);
      } else if (published > due) {
        doubled += published - due;
        tell(subject + ": published " + published + ", due " + due);
      }
    }

    private void lost(long count, String what) {
      lost += count;
      tell(what + " lost");
    }

    private void tell(String what) {
      if (untold.size() < MOST_TOLD) {
        untold.add(what);
      }
    }
  }
}
