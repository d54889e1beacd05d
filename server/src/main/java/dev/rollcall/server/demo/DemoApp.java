package dev.rollcall.server.demo;

import static dev.rollcall.events.Form.BOT;
import static dev.rollcall.events.Form.GADGET;
import static dev.rollcall.events.Form.WEBAPP;

import dev.rollcall.events.Form;
import java.util.List;
import java.util.Map;

/**
 * An app of the sample organisation.
 *
 * @param declared whether the directory was told of it; one exists only because it is used
 * @param forms the forms it has, the usual one first
 * @param launched the day's index from which on it can be used
 * @param pull how likely somebody of a calling uses it on a working day; not named means not at all
 * @param opens how often those who use it open it on a day
 */
record DemoApp(
    String id,
    String name,
    boolean declared,
    List<Form> forms,
    int launched,
    Map<Calling, Double> pull,
    double opens) {
  /** The day the newest app is launched. */
  static final int LAUNCH = 58;

  private static final int ADOPTION_DAYS = 24;

  static final List<DemoApp> ALL =
      List.of(
          app("cli_portal", "门户 Portal", List.of(WEBAPP, GADGET, BOT), 0, 1.6, .62, .6, .6, .3, .8),
          app("cli_crm", "客户管理 CRM", List.of(WEBAPP, GADGET), 0, 2.6, .04, .85, .6, 0, .08),
          app("cli_expense", "报销 Expenses", List.of(GADGET), 0, 1.0, .07, .2, .1, .02, .2),
          app("cli_helper", "小助手 Helper", List.of(BOT), 0, 1.2, .4, .22, .45, .1, .3),
          app("cli_shift", "班次 Shifts", List.of(GADGET, BOT), 0, 2.8, 0, 0, .05, .95, .04),
          app("cli_learn", "学堂 Academy", List.of(WEBAPP, BOT), LAUNCH, 1.3, .5, .45, .5, .3, .5),
          app("cli_archive", "旧档案 Old Archive", List.of(WEBAPP), 0, 0, 0, 0, 0, 0, 0),
          sketch());

  private static DemoApp app(
      String id, String name, List<Form> forms, int launched, double opens, double... pulls) {
    Map<Calling, Double> pull =
        Map.of(
            Calling.MAKER, pulls[0],
            Calling.SELLER, pulls[1],
            Calling.SUPPORT, pulls[2],
            Calling.SHIFT, pulls[3],
            Calling.OFFICE, pulls[4]);
    return new DemoApp(id, name, true, forms, launched, pull, opens);
  }

  /** Something the makers began to use without asking anyone. */
  private static DemoApp sketch() {
    Map<Calling, Double> pull = Map.of(Calling.MAKER, 0.12);
    return new DemoApp("cli_sketch", "", false, List.of(GADGET), 20, pull, 1.5);
  }

  /**
   * How likely somebody uses it that day. A new app is taken up person by person, some never do.
   */
  double pull(Colleague someone, SampleDay day, long seed) {
    if (day.index() < launched) {
      return 0;
    }
    if (launched > 0) {
      Dice habit = Dice.at(seed, id.hashCode(), someone.number());
      boolean never = habit.chance(0.15);
      if (never || day.index() < launched + habit.between(0, ADOPTION_DAYS)) {
        return 0;
      }
    }
    return pull.getOrDefault(someone.calling(), 0.0) * monthEnd(day);
  }

  /** Expenses are handed in when the month ends. */
  private double monthEnd(SampleDay day) {
    boolean late = day.date().lengthOfMonth() - day.date().getDayOfMonth() < 4;
    return late && id.equals("cli_expense") ? 4 : 1;
  }
}
