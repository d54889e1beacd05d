package dev.rollcall.server.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The departments and people of the sample organisation, day after day. Each {@link #begin} moves
 * to the next day and gives the directory events of its morning: everything on the first day, then
 * who joined, moved, was lent to a second department, left, and one reorganisation. Not
 * thread-safe.
 */
final class DemoOrganisation {
  /** The day a whole department moves under another one. */
  static final int REORGANISED_ON = 45;

  private static final double JOINS_A_DAY = 0.55;
  private static final double LEAVES_A_DAY = 0.4;
  private static final double MOVES_A_DAY = 0.9;
  private static final double LOANS_A_DAY = 0.5;
  private static final int AT_THE_TOP = 2;

  private final long seed;
  private final int people;
  private final Population population = new Population();
  private final SequencedMap<String, Division> divisions = new LinkedHashMap<>();
  private final SequencedMap<Integer, Colleague> present = new LinkedHashMap<>();
  private int numbers;

  DemoOrganisation(long seed, int people) {
    this.seed = seed;
    this.people = people;
    Listing.divisions().forEach(division -> divisions.put(division.id(), division));
  }

  /** Who works here now, in order of joining. */
  Collection<Colleague> people() {
    return present.values();
  }

  Collection<Division> divisions() {
    return divisions.values();
  }

  /** Moves on to a day, the first call to day 0; what the directory learns that morning. */
  List<DemoEvent> begin(SampleDay day) {
    DirectoryNews news = new DirectoryNews(day);
    Dice dice = Dice.at(seed, day.index(), 1);
    if (day.index() == 0) {
      found(news, dice);
    } else if (day.working()) {
      repeat(dice.count(JOINS_A_DAY), () -> join(news, day.index(), dice));
      repeat(dice.count(MOVES_A_DAY), () -> move(news, dice));
      repeat(dice.count(LOANS_A_DAY), () -> lend(news, dice));
      repeat(dice.count(LEAVES_A_DAY), () -> leave(news, dice));
    }
    if (day.index() == REORGANISED_ON) {
      reorganise(news);
    }
    return news.events();
  }

  private void found(DirectoryNews news, Dice dice) {
    divisions.values().forEach(news::division);
    DemoApp.ALL.stream().filter(DemoApp::declared).forEach(news::app);
    for (int i = 0; i < AT_THE_TOP; i++) {
      Colleague someone = population.make(++numbers, 0, list(), dice);
      present.put(numbers, someone.in(List.of(), Calling.OFFICE));
    }
    while (present.size() < people) {
      present.put(++numbers, population.make(numbers, 0, list(), dice));
    }
    present.values().forEach(news::person);
  }

  private void join(DirectoryNews news, int index, Dice dice) {
    Colleague someone = population.make(++numbers, index, list(), dice);
    present.put(numbers, someone);
    news.person(someone);
  }

  private void move(DirectoryNews news, Dice dice) {
    Division target = Population.draw(list(), dice);
    change(news, anyone(dice).in(List.of(target.id()), target.calling()));
  }

  private void lend(DirectoryNews news, Dice dice) {
    Colleague someone = anyone(dice);
    List<String> ids = new ArrayList<>(someone.divisions());
    String other = Population.draw(list(), dice).id();
    if (ids.size() > 1) {
      ids.removeLast();
    } else if (!ids.contains(other)) {
      ids.add(other);
    }
    change(news, someone.in(List.copyOf(ids), someone.calling()));
  }

  private void leave(DirectoryNews news, Dice dice) {
    Colleague someone = anyone(dice);
    present.remove(someone.number());
    news.left(someone);
  }

  /** The data department leaves the back end and stands beside it; everything below follows. */
  private void reorganise(DirectoryNews news) {
    Division moved = divisions.get("warehouse");
    Division parent = divisions.get("platform");
    if (moved != null && parent != null) {
      Division there = moved.under(parent.id(), parent.level() + 1);
      divisions.put(there.id(), there);
      news.division(there);
    }
  }

  private void change(DirectoryNews news, Colleague someone) {
    present.put(someone.number(), someone);
    news.person(someone);
  }

  /** Anyone but the two at the top. */
  private Colleague anyone(Dice dice) {
    return dice.pick(present.values().stream().skip(AT_THE_TOP).toList());
  }

  private List<Division> list() {
    return List.copyOf(divisions.values());
  }

  private static void repeat(int times, Runnable change) {
    for (int i = 0; i < times; i++) {
      change.run();
    }
  }
}
