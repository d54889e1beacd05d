package dev.rollcall.server.demo;

import java.util.List;

/**
 * Somebody of the sample organisation, as of a day.
 *
 * @param number from 1 in order of joining
 * @param divisions ids of the departments, the main one first; empty for the two at the top
 * @param keenness how much they use compared with others, about 0.3 to 1.3
 * @param joined the day's index on which they joined; 0 for those who were there from the start
 */
record Colleague(
    int number, String name, List<String> divisions, Calling calling, double keenness, int joined) {
  /** The id on events: {@code u042}. */
  String id() {
    return (number < 10 ? "u00" : number < 100 ? "u0" : "u") + number;
  }

  Colleague in(List<String> newDivisions, Calling newCalling) {
    return new Colleague(number, name, newDivisions, newCalling, keenness, joined);
  }
}
