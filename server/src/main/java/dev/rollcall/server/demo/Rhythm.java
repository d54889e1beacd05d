package dev.rollcall.server.demo;

/** When people work: who is there on a day, and at which hour something happens. */
final class Rhythm {
  private static final int HOUR = 3600;
  private static final int SHIFT_HOURS = 8;

  /** Weights of the hours of an office day, from midnight: a slow start, lunch, an evening tail. */
  private static final double[] OFFICE = {
    .05, .02, 0, 0, 0, 0, .1, .8, 3, 9, 11, 8, 2.5, 5, 9, 10, 9, 7, 4, 2, 1.5, 1, .6, .2
  };

  private Rhythm() {}

  /** How likely somebody is there that day. */
  static double presence(Colleague someone, SampleDay day) {
    boolean shift = someone.calling() == Calling.SHIFT;
    if (day.holiday()) {
      return shift ? 0.2 : 0.03;
    }
    if (day.weekend()) {
      return shift ? 0.45 : someone.calling() == Calling.SUPPORT ? 0.2 : 0.07;
    }
    return shift ? 0.8 : 0.9;
  }

  /** A second of the day at which this person does something. */
  static int second(Colleague someone, SampleDay day, Dice dice) {
    if (someone.calling() == Calling.SHIFT) {
      int start = 6 + SHIFT_HOURS * Math.floorMod(someone.number() + day.index() / 7, 3);
      return (start * HOUR + dice.between(0, SHIFT_HOURS * HOUR - 1)) % (24 * HOUR);
    }
    return dice.weighted(OFFICE) * HOUR + dice.between(0, HOUR - 1);
  }
}
