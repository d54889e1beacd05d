package dev.rollcall.server.demo;

import java.nio.file.Path;

/**
 * How large a demo is and where it lives.
 *
 * @param folder its data folder; begun anew when there is none, continued when it is a demo's
 * @param seed decides everything that is made up
 * @param people on the first day
 * @param days history before today, in days
 */
public record DemoSettings(Path folder, long seed, int people, int days) {
  private static final long SEED = 20_250_117;
  private static final int PEOPLE = 396;
  private static final int DAYS = 90;
  private static final int FEWEST_PEOPLE = 20;

  public DemoSettings {
    if (people < FEWEST_PEOPLE || days < 1) {
      throw new IllegalArgumentException(
          "a demo needs %d people and a day; these are %d and %d"
              .formatted(FEWEST_PEOPLE, people, days));
    }
  }

  /** The demo as it is shown: about 420 people in all, 90 days. */
  public static DemoSettings standard(Path folder) {
    return new DemoSettings(folder, SEED, PEOPLE, DAYS);
  }
}
