package dev.rollcall.server.trials;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Field;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.LineReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which views of which parcels are in a journal, and what is there that nobody ever sent. */
final class JournalContents {
  private final Ledger ledger;
  private final Map<Integer, List<View>> views = new HashMap<>();
  private final Map<Integer, BitSet> present = new HashMap<>();
  private final List<String> invented = new ArrayList<>();
  private long lines;
  private long repeats;

  private JournalContents(Ledger ledger) {
    this.ledger = ledger;
  }

  static JournalContents read(Path data, List<Office> offices, Ledger ledger) {
    JournalContents contents = new JournalContents(ledger);
    try (FileJournal journal = FileJournal.open(data.resolve("journal"))) {
      for (Office office : offices) {
        for (TenantDay day : journal.days(office.tenant())) {
          try (LineReader lines = journal.open(day)) {
            contents.read(office, day, lines);
          }
        }
      }
    }
    return contents;
  }

  private void read(Office office, TenantDay day, LineReader reader) {
    EventLine line = new EventLine();
    while (reader.next()) {
      line.read(reader.buffer(), reader.offset(), reader.length());
      if (line.type() == EventType.APP_PAGE_VIEWED) {
        lines++;
        view(office, day.day(), line);
      }
    }
  }

  private void view(Office office, LocalDate day, EventLine line) {
    String[] id = line.id().split("-", 2);
    int number = Integer.parseInt(id[0]);
    int index = Integer.parseInt(id[1]);
    Parcel parcel = ledger.parcel(number);
    if (parcel == null || !parcel.office().equals(office) || index >= parcel.size()) {
      invented.add(line.id());
      return;
    }
    View sent = views.computeIfAbsent(number, _ -> parcel.views()).get(index);
    boolean asSent =
        parcel.dayOf(sent).equals(day)
            && sent.time().getEpochSecond() * 1_000_000 == line.timeMicros()
            && sent.app().equals(line.text(Field.APP))
            && sent.person().equals(line.text(Field.PERSON));
    if (!asSent) {
      invented.add(line.id());
    }
    BitSet known = present.computeIfAbsent(number, _ -> new BitSet());
    if (known.get(index)) {
      repeats++;
    }
    known.set(index);
  }

  /** Page views, repeats included. */
  long lines() {
    return lines;
  }

  /** How many of these were there already. */
  long repeats() {
    return repeats;
  }

  /** Ids of events that were never sent, or otherwise. */
  List<String> invented() {
    return invented;
  }

  /** Which views of a parcel there are. */
  BitSet of(Parcel parcel) {
    return present.getOrDefault(parcel.number(), new BitSet());
  }
}
