package dev.rollcall.server.demo;

import java.util.Locale;

/** What somebody does for a living, which decides when they work and what they use. */
enum Calling {
  MAKER,
  SELLER,
  SUPPORT,
  SHIFT,
  OFFICE;

  /** The calling of a level-1 department, whose id begins with it: {@code shift-plant}. */
  static Calling of(String department) {
    String word = department.substring(0, department.indexOf('-'));
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
