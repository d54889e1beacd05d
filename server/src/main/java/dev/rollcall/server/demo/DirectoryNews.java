package dev.rollcall.server.demo;

import dev.rollcall.events.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The directory events of one morning. On the first day they hold from midnight on (S8). */
final class DirectoryNews {
  private static final int MORNING = 7 * 3600;

  private final SampleDay day;
  private final List<DemoEvent> events = new ArrayList<>();

  DirectoryNews(SampleDay day) {
    this.day = day;
  }

  List<DemoEvent> events() {
    return events;
  }

  void division(Division division) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("department", division.id());
    data.put("parent", division.parent());
    data.put("name", division.name());
    data.put("order", division.order());
    add("department.set", data);
  }

  void person(Colleague colleague) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("person", colleague.id());
    data.put("name", colleague.name());
    data.put("departments", colleague.divisions());
    data.put("email", colleague.id() + "@spruce.example");
    add("person.set", data);
  }

  void left(Colleague colleague) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("person", colleague.id());
    add("person.left", data);
  }

  void app(DemoApp app) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("app", app.id());
    data.put("name", app.name());
    data.put("forms", app.forms().stream().map(Form::word).toList());
    add("app.set", data);
  }

  private void add(String type, Map<String, Object> data) {
    int second = day.index() == 0 ? 0 : MORNING + events.size();
    String id = "hr-" + day.index() + "-" + events.size();
    events.add(new DemoEvent(id, "hr", type, day.at(second), data));
  }
}
