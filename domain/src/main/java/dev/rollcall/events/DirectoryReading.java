package dev.rollcall.events;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes the directory's {@code set} records from fields that have been checked. */
final class DirectoryReading {
  private DirectoryReading() {}

  static Event departmentSet(Envelope envelope, DataValues data) {
    return new DirectoryEvent.DepartmentSet(
        envelope,
        data.needed(Field.DEPARTMENT),
        data.needed(Field.PARENT),
        data.needed(Field.NAME),
        data.value(Field.ORDER) instanceof Integer order ? order : 0,
        data.text(Field.OPEN_DEPARTMENT_ID));
  }

  static Event personSet(Envelope envelope, DataValues data) {
    return new DirectoryEvent.PersonSet(
        envelope,
        data.needed(Field.PERSON),
        data.needed(Field.NAME),
        data.ids(Field.DEPARTMENTS),
        data.text(Field.EMAIL),
        data.text(Field.OPEN_ID),
        data.text(Field.UNION_ID),
        !Boolean.FALSE.equals(data.value(Field.ACTIVATED)),
        data.time(Field.CREATED_AT),
        data.time(Field.REGISTERED_AT),
        orders(data));
  }

  static Event personErased(Envelope envelope, DataValues data) {
    return new DirectoryEvent.PersonErased(
        envelope,
        data.needed(Field.PERSON),
        data.has(Field.DEPARTMENTS) ? data.ids(Field.DEPARTMENTS) : null,
        !Boolean.FALSE.equals(data.value(Field.ACTIVATED)),
        data.time(Field.CREATED_AT),
        data.time(Field.REGISTERED_AT));
  }

  static Event appSet(Envelope envelope, DataValues data) {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (Object form : data.needed(Field.FORMS, Set.class)) {
      forms.add((Form) form);
    }
    return new DirectoryEvent.AppSet(
        envelope, data.needed(Field.APP), data.needed(Field.NAME), forms);
  }

  private static Map<String, Integer> orders(DataValues data) {
    Map<String, Integer> orders = new LinkedHashMap<>();
    if (data.value(Field.DEPARTMENT_ORDERS) instanceof Map<?, ?> map) {
      map.forEach((department, order) -> orders.put((String) department, (Integer) order));
    }
    return orders;
  }
}
