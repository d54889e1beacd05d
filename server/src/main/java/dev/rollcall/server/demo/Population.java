package dev.rollcall.server.demo;

import java.util.ArrayList;
import java.util.List;

/** Makes up people: names, departments, habits. */
final class Population {
  private static final double ABROAD = 0.14;
  private static final double SECOND_DIVISION = 0.09;

  private final List<String> families = Listing.names("family");
  private final List<String> givens = Listing.names("given");
  private final List<String> abroad = Listing.names("abroad");

  /** A newcomer with the given number, put into departments by their shares. */
  Colleague make(int number, int joined, List<Division> divisions, Dice dice) {
    Division main = draw(divisions, dice);
    List<String> ids = new ArrayList<>(List.of(main.id()));
    if (dice.chance(SECOND_DIVISION)) {
      Division second = draw(divisions, dice);
      if (!ids.contains(second.id())) {
        ids.add(second.id());
      }
    }
    double keenness = 0.3 + 0.6 * dice.share() + 0.4 * dice.share() * dice.share();
    return new Colleague(number, name(dice), List.copyOf(ids), main.calling(), keenness, joined);
  }

  /** A department, likelier where more people sit. */
  static Division draw(List<Division> divisions, Dice dice) {
    double[] shares = divisions.stream().mapToDouble(Division::share).toArray();
    return divisions.get(dice.weighted(shares));
  }

  private String name(Dice dice) {
    if (dice.chance(ABROAD)) {
      return dice.pick(abroad).replace('_', ' ');
    }
    String[] family = dice.pick(families).split(":", 2);
    String[] given = dice.pick(givens).split(":", 2);
    return family[0] + given[0] + " " + family[1] + " " + given[1];
  }
}
