package dev.rollcall.counting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.Roster;
import dev.rollcall.directory.RosterPerson;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PersonMetric;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * What the people of each department did on a day: the rows of user statistics added up, and what
 * those did who were erased (S7), every department at once. Thread-safe; what it has counted it
 * keeps, up to so many bytes.
 */
public final class DepartmentDays {
  private final Facts facts;
  private final RosterRows rosterRows;
  private final Cache<Question, DepartmentDay> counted;

  private record Question(String manifest, boolean subtrees) {}

  /** A person's place in sets is the person number. */
  private record People(RoaringBitmap all, Map<Crowd, RoaringBitmap> crowds) {}

  /**
   * @param cacheBytes how much memory counted days may take, about
   */
  public DepartmentDays(Facts facts, RosterRows rosterRows, long cacheBytes) {
    this.facts = facts;
    this.rosterRows = rosterRows;
    this.counted =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((Question _, DepartmentDay day) -> day.weight())
            .build();
  }

  /**
   * The figures of a day.
   *
   * @param subtrees whether a department's figures cover everything below it
   */
  public DepartmentDay read(Snapshot snapshot, PublishedDay day, boolean subtrees) {
    return counted.get(new Question(day.manifest(), subtrees), _ -> count(snapshot, day, subtrees));
  }

  /** Counts a day, or reads what was counted when what each person did went. */
  private DepartmentDay count(Snapshot snapshot, PublishedDay day, boolean subtrees) {
    Directory directory = facts.directory(day);
    Optional<byte[]> kept = facts.departments(day, subtrees);
    if (kept.isPresent()) {
      return DepartmentDayBytes.read(kept.get(), directory.tree().size());
    }
    PeopleCount count = subtrees ? PeopleCount.subtrees(directory) : PeopleCount.direct(directory);
    People people = people(snapshot, day);
    Map<Crowd, int[]> figures = new EnumMap<>(Crowd.class);
    for (Crowd crowd : Crowd.values()) {
      figures.put(crowd, count.people(crowd(day, people, crowd)));
    }
    Map<PersonMetric, long[]> sums = new EnumMap<>(PersonMetric.class);
    for (PersonMetric metric : PersonMetric.values()) {
      sums.put(metric, sums(day, metric, people.all(), count));
    }
    return new DepartmentDay(figures, sums);
  }

  private People people(Snapshot snapshot, PublishedDay day) {
    Roster roster = facts.roster(day);
    Region region = snapshot.region();
    long epochDay = day.day().day().toEpochDay();
    Map<Crowd, RoaringBitmap> crowds = new EnumMap<>(Crowd.class);
    for (Crowd crowd : Crowd.values()) {
      crowds.put(crowd, new RoaringBitmap());
    }
    RoaringBitmap all = new RoaringBitmap();
    IntIterator rows = rosterRows.counted(snapshot, day).getIntIterator();
    while (rows.hasNext()) {
      RosterPerson person = roster.person(rows.next());
      all.add(person.number());
      crowds.forEach((crowd, members) -> {
        if (isOf(crowd, person, region, epochDay)) {
          members.add(person.number());
        }
      });
    }
    return new People(all, crowds);
  }

  private static boolean isOf(Crowd crowd, RosterPerson person, Region region, long epochDay) {
    return switch (crowd) {
      case EVERYBODY -> true;
      case ACTIVATED -> person.activated();
      case CREATED -> isOn(person.createdMicros(), region, epochDay);
      case REGISTERED -> isOn(person.registeredMicros(), region, epochDay);
      case LEFT -> isOn(person.leftMicros(), region, epochDay);
      case ACTIVE,
          MESSENGER_USERS,
          MESSAGE_SENDERS,
          DOCS_USERS,
          DOCS_CREATORS,
          CALENDAR_USERS,
          CALENDAR_CREATORS,
          MEETING_MEMBERS,
          TASK_CREATORS,
          SEARCHERS ->
          false;
    };
  }

  private static boolean isOn(OptionalLong micros, Region region, long epochDay) {
    return micros.isPresent() && region.epochDayOf(micros.getAsLong()) == epochDay;
  }

  private RoaringBitmap crowd(PublishedDay day, People people, Crowd crowd) {
    RoaringBitmap members = people.crowds().getOrDefault(crowd, new RoaringBitmap()).clone();
    for (PersonMetric metric : crowd.metrics()) {
      facts.usage(day, UsageKey.of(metric)).map(Usage::people).ifPresent(members::or);
    }
    members.and(people.all());
    return members;
  }

  private long[] sums(PublishedDay day, PersonMetric metric, RoaringBitmap all, PeopleCount count) {
    Optional<Usage> usage = facts.usage(day, UsageKey.of(metric));
    RoaringBitmap people = new RoaringBitmap();
    int[] amounts = new int[0];
    if (usage.isPresent() && usage.get().hasAmounts()) {
      people = RoaringBitmap.and(usage.get().people(), all);
      amounts = new int[usage.get().people().last() + 1];
      int n = 0;
      for (IntIterator who = usage.get().people().getIntIterator(); who.hasNext(); n++) {
        amounts[who.next()] = usage.get().views().at(n);
      }
    }
    return count.sums(people, amounts);
  }
}
