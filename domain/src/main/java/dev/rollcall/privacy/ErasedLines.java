package dev.rollcall.privacy;

import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLine;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.Field;
import dev.rollcall.journal.LineChange;
import dev.rollcall.rollup.StoredLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the journal lines that name erased people, and gives them as they may be kept. */
final class ErasedLines implements LineChange {
  private static final List<Field> NAMES = List.of(Field.PERSON, Field.MEMBER, Field.OWNER);

  private final ErasedPeople erased;
  private final EventLine line = new EventLine();

  ErasedLines(ErasedPeople erased) {
    this.erased = erased;
  }

  @Override
  public byte @Nullable [] of(byte[] buffer, int offset, int length) {
    line.read(buffer, offset, length);
    if (!mayNameAny()) {
      return null;
    }
    Event event = StoredLines.read(buffer, offset, length);
    Event kept = erased.applied(event);
    return kept.equals(event) ? null : EventLines.line(kept);
  }

  private boolean mayNameAny() {
    for (Field field : NAMES) {
      if (line.has(field) && mayBe(field)) {
        return true;
      }
    }
    return line.texts(Field.MEMBERS).stream().anyMatch(id -> erased.pseudonym(id) != null);
  }

  private boolean mayBe(Field field) {
    int offset = line.offset(field);
    int length = line.length(field);
    for (int i = offset; i < offset + length; i++) {
      if (line.buffer()[i] == '\\') {
        return true;
      }
    }
    return erased.mayHave(line.buffer(), offset, length);
  }
}
