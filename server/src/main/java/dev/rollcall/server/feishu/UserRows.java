package dev.rollcall.server.feishu;

import dev.rollcall.counting.PersonDay;
import dev.rollcall.counting.PersonDays;
import dev.rollcall.counting.RosterFilter;
import dev.rollcall.counting.RosterRows;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.Roster;
import dev.rollcall.directory.RosterPerson;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.core.JsonGenerator;

/**
 * The rows of user statistics: on each day everybody whom a filter lets through, by person id; or
 * one person alone (S19, S21). A day of which it is no longer kept what each person did has none.
 */
final class UserRows implements StatsPages.Rows {
  private final Snapshot snapshot;
  private final RosterFilter filter;
  private final Optional<String> person;
  private final Facts facts;
  private final RosterRows rosterRows;
  private final PersonDays personDays;
  private final Function<RosterPerson, String> names;
  private int shown;

  /**
   * @param person the id of the one person, or everybody
   * @param names gives the id that the reader knows a person by
   */
  UserRows(
      Snapshot snapshot,
      RosterFilter filter,
      Optional<String> person,
      Facts facts,
      RosterRows rosterRows,
      PersonDays personDays,
      Function<RosterPerson, String> names) {
    this.snapshot = snapshot;
    this.filter = filter;
    this.person = person;
    this.facts = facts;
    this.rosterRows = rosterRows;
    this.personDays = personDays;
    this.names = names;
  }

  @Override
  public int count(PublishedDay day) {
    if (facts.isWithoutPeople(day)) {
      return 0;
    }
    return person.isPresent()
        ? (one(day) < 0 ? 0 : 1)
        : rosterRows.all(snapshot, day, filter).getCardinality();
  }

  private int one(PublishedDay day) {
    return rosterRows.one(snapshot, day, filter, person.orElseThrow()).orElse(-1);
  }

  @Override
  public void write(JsonGenerator json, PublishedDay day, int from, int end) {
    int[] rows = person.isPresent() ? new int[] {one(day)} : rows(day, from, end);
    Roster roster = facts.roster(day);
    int[] people = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      people[i] = roster.number(rows[i]);
    }
    Directory directory = facts.directory(day);
    List<PersonDay> days = personDays.read(day, people);
    shown += rows.length;
    UserRow row = new UserRow(day.day(), directory);
    for (int i = 0; i < rows.length; i++) {
      RosterPerson shown = roster.person(rows[i]);
      row.write(json, shown, names.apply(shown), days.get(i));
    }
  }

  /** How many rows were written so far. */
  int shown() {
    return shown;
  }

  private int[] rows(PublishedDay day, int from, int end) {
    RoaringBitmap all = rosterRows.all(snapshot, day, filter);
    int[] rows = new int[end - from];
    PeekableIntIterator numbers = all.getIntIterator();
    numbers.advanceIfNeeded(all.select(from));
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers.next();
    }
    return rows;
  }
}
