package dev.rollcall.rollup;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Puts the few events of a day for which the time alone does not decide in the order of ids. */
final class TiedIds {
  /** An event of the day and its place among those that tie: equal ids have the same. */
  record Place(int seq, int place) {}

  private record Tied(int seq, String id) {}

  private TiedIds() {}

  /** Reads the day once more, for the ids of the events with these numbers only. */
  static List<Place> places(Journal journal, TenantDay day, RoaringBitmap seqs) {
    List<Tied> tied = new ArrayList<>();
    EventLine line = new EventLine();
    int last = seqs.last();
    try (LineReader lines = journal.open(day)) {
      for (int seq = 0; seq <= last && lines.next(); seq++) {
        if (seqs.contains(seq)) {
          line.read(lines.buffer(), lines.offset(), lines.length());
          tied.add(new Tied(seq, line.id()));
        }
      }
    }
    tied.sort(Comparator.comparing(Tied::id));
    List<Place> places = new ArrayList<>();
    int place = 0;
    String before = "";
    for (Tied event : tied) {
      if (!event.id().equals(before)) {
        place++;
        before = event.id();
      }
      places.add(new Place(event.seq(), place));
    }
    return places;
  }
}
