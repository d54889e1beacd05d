package dev.rollcall.server.api;

import dev.rollcall.directory.Directory;
import dev.rollcall.events.Form;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/apps}: the apps known at the end of the last published day. */
final class AppList {
  private final Facts facts;

  /** The answer; the day is null, and the list empty, while nothing is published. */
  record Apps(@Nullable LocalDate asOf, List<App> apps) {}

  /** One app; name and forms are those it was declared with, or else its id and the forms seen. */
  record App(String app, String name, List<String> forms) {}

  AppList(Facts facts) {
    this.facts = facts;
  }

  Reply answer(Call call) {
    if (call.snapshot().days().isEmpty()) {
      return new Reply.Found(new Apps(null, List.of()));
    }
    PublishedDay last = call.snapshot().days().lastEntry().getValue();
    Directory directory = facts.directory(last);
    List<App> apps = new ArrayList<>();
    new TreeMap<>(directory.apps())
        .forEach((id, app) ->
            apps.add(
                new App(id, app.name(), app.forms().stream().sorted().map(Form::word).toList())));
    return new Reply.Found(new Apps(last.day().day(), apps));
  }
}
