package dev.rollcall.server.demo;

import dev.rollcall.events.Form;
import java.util.List;

/** How people use apps: some opens a day, in each a few pages, with pauses short and long (S15). */
final class AppHabits {
  private static final List<String> PAGES =
      List.of("/home", "/list", "/search", "/detail", "/new", "/report");
  private static final double OTHER_FORM = 0.3;

  private final long seed;

  AppHabits(long seed) {
    this.seed = seed;
  }

  void live(PersonDay person) {
    for (DemoApp app : DemoApp.ALL) {
      double likely = app.pull(person.someone(), person.day(), seed) * person.someone().keenness();
      if (person.dice().chance(likely)) {
        use(app, person);
      }
    }
  }

  private static void use(DemoApp app, PersonDay person) {
    int opens = 1 + person.dice().count(app.opens() - 1);
    for (int i = 0; i < opens; i++) {
      Form form = form(app, person.dice());
      if (form == Form.BOT) {
        talk(app, person);
      } else {
        open(app, form, person);
      }
    }
  }

  private static Form form(DemoApp app, Dice dice) {
    boolean other = app.forms().size() > 1 && dice.chance(OTHER_FORM);
    return other
        ? app.forms().get(dice.between(1, app.forms().size() - 1))
        : app.forms().getFirst();
  }

  private static void open(DemoApp app, Form form, PersonDay person) {
    Dice dice = person.dice();
    int second = person.moment();
    int pages = 1 + dice.count(1.4);
    for (int i = 0; i < pages; i++) {
      Object[] page = {"app", app.id(), "form", form.word(), "page", dice.pick(PAGES)};
      person.at(second, "app.page_viewed", page);
      second += dice.between(4, 90);
    }
    Object[] where = {"app", app.id(), "form", form.word()};
    if (dice.chance(0.25)) {
      person.at(second, "app.left", where);
      int away = dice.chance(0.5) ? dice.between(20, 300) : dice.between(301, 2400);
      person.at(second + away, "app.page_viewed", where);
    } else if (dice.chance(0.4)) {
      person.at(second, "app.closed", where);
    }
  }

  private static void talk(DemoApp app, PersonDay person) {
    int second = person.moment();
    if (person.dice().chance(0.7)) {
      person.at(second, "bot.message_sent", "app", app.id());
    }
    person.at(second + person.dice().between(1, 40), "bot.message_read", "app", app.id());
  }
}
