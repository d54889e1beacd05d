package dev.rollcall.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one event as its canonical line. */
final class EventText {
  static final byte[] BEGIN = ascii("{\"specversion\":\"1.0\",\"id\":");
  static final byte[] ID_TO_SOURCE = ascii(",\"source\":");
  private static final byte[] TIME_TO_REGION = ascii("\",\"region\":\"");
  private static final byte[] DATA = ascii("\",\"data\":{");
  private static final byte[] END = ascii("}}\n");

  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private EventText() {}

  static void write(Event event, LineText out) {
    Envelope envelope = event.envelope();
    out.raw(BEGIN);
    out.string(envelope.id());
    out.raw(ID_TO_SOURCE);
    out.string(envelope.source());
    out.raw(event.type().sourceToTime());
    out.time(envelope.timeMicros());
    if (envelope.region() != null) {
      out.raw(TIME_TO_REGION);
      out.raw(envelope.region().code());
    }
    out.raw(DATA);
    switch (event) {
      case PersonEvent person -> person(person, out);
      case GroupEvent group -> group(group, out);
      case DirectoryEvent directory -> directory(directory, out);
    }
    if (envelope.client() != null) {
      client(envelope.client(), out);
    }
    out.raw(END);
  }

  private static void person(PersonEvent event, LineText out) {
    first(Field.PERSON, event.person(), out);
    switch (event) {
      case AppEvent app -> {
        next(Field.APP, app.app(), out);
        next(Field.FORM, app.form().word(), out);
        next(Field.PAGE, app.page(), out);
      }
      case BotEvent bot -> next(Field.APP, bot.app(), out);
      case DocEvent doc -> next(Field.DOC, doc.doc(), out);
      case MeetingEvent.Joined joined -> next(Field.MEETING, joined.meeting(), out);
      case MeetingEvent.Left left -> {
        next(Field.MEETING, left.meeting(), out);
        next(Field.SECONDS, left.seconds(), out);
      }
      case MailEvent mail -> next(Field.EXTERNAL, mail.external(), out);
      case SearchEvent.Performed search -> next(Field.KIND, search.kind().word(), out);
      case WorkplaceEvent.Visited visited -> next(Field.WORKPLACE, visited.workplace(), out);
      case WorkplaceEvent.BlockVisited visited -> {
        next(Field.BLOCK, visited.block(), out);
        next(Field.WORKPLACE, visited.workplace(), out);
      }
      case ImEvent _, CalendarEvent _, TaskEvent _, ClientEvent _ -> {}
    }
  }

  private static void group(GroupEvent event, LineText out) {
    first(Field.CHAT, event.chat(), out);
    switch (event) {
      case GroupEvent.Created created -> {
        next(Field.OWNER, created.owner(), out);
        if (!created.members().isEmpty()) {
          next(Field.MEMBERS, created.members(), out);
        }
      }
      case GroupEvent.OwnerChanged changed -> next(Field.OWNER, changed.owner(), out);
      case GroupEvent.MemberJoined joined -> next(Field.MEMBER, joined.member(), out);
      case GroupEvent.MemberLeft left -> next(Field.MEMBER, left.member(), out);
      case GroupEvent.MessageSent sent -> next(Field.MEMBER, sent.member(), out);
      case GroupEvent.Dismissed _, GroupEvent.Migrated _ -> {}
    }
  }

  private static void directory(DirectoryEvent event, LineText out) {
    switch (event) {
      case DirectoryEvent.DepartmentSet set -> {
        first(Field.DEPARTMENT, set.department(), out);
        next(Field.PARENT, set.parent(), out);
        next(Field.NAME, set.name(), out);
        if (set.order() != 0) {
          next(Field.ORDER, set.order(), out);
        }
        next(Field.OPEN_DEPARTMENT_ID, set.openDepartmentId(), out);
      }
      case DirectoryEvent.DepartmentRemoved removed ->
          first(Field.DEPARTMENT, removed.department(), out);
      case DirectoryEvent.PersonSet set -> personSet(set, out);
      case DirectoryEvent.PersonLeft left -> first(Field.PERSON, left.person(), out);
      case DirectoryEvent.PersonErased erased -> personErased(erased, out);
      case DirectoryEvent.AppSet set -> {
        first(Field.APP, set.app(), out);
        next(Field.NAME, set.name(), out);
        next(Field.FORMS, set.forms().stream().map(Form::word).toList(), out);
      }
    }
  }

  private static void personSet(DirectoryEvent.PersonSet set, LineText out) {
    first(Field.PERSON, set.person(), out);
    next(Field.NAME, set.name(), out);
    next(Field.DEPARTMENTS, set.departments(), out);
    next(Field.EMAIL, set.email(), out);
    next(Field.OPEN_ID, set.openId(), out);
    next(Field.UNION_ID, set.unionId(), out);
    if (!set.activated()) {
      next(Field.ACTIVATED, false, out);
    }
    time(Field.CREATED_AT, set.createdMicros(), out);
    time(Field.REGISTERED_AT, set.registeredMicros(), out);
    if (!set.departmentOrders().isEmpty()) {
      orders(set.departmentOrders(), out);
    }
  }

  private static void personErased(DirectoryEvent.PersonErased erased, LineText out) {
    first(Field.PERSON, erased.person(), out);
    List<String> departments = erased.departments();
    if (departments != null) {
      next(Field.DEPARTMENTS, departments, out);
      if (!erased.activated()) {
        next(Field.ACTIVATED, false, out);
      }
      time(Field.CREATED_AT, erased.createdMicros(), out);
      time(Field.REGISTERED_AT, erased.registeredMicros(), out);
    }
  }

  private static void first(Field field, String value, LineText out) {
    out.raw(field.keyBytes());
    out.string(value);
  }

  private static void next(Field field, @Nullable String value, LineText out) {
    if (value != null) {
      out.raw(field.nextKeyBytes());
      out.string(value);
    }
  }

  private static void next(Field field, int value, LineText out) {
    out.raw(field.nextKeyBytes());
    out.number(value);
  }

  private static void next(Field field, boolean value, LineText out) {
    out.raw(field.nextKeyBytes());
    out.raw(value ? TRUE : FALSE);
  }

  private static void time(Field field, @Nullable Long micros, LineText out) {
    if (micros != null) {
      out.raw(field.nextKeyBytes());
      out.raw('"');
      out.time(micros);
      out.raw('"');
    }
  }

  private static void next(Field field, List<String> values, LineText out) {
    out.raw(field.nextKeyBytes());
    char before = '[';
    for (String value : values) {
      out.raw(before);
      out.string(value);
      before = ',';
    }
    if (before == '[') {
      out.raw('[');
    }
    out.raw(']');
  }

  /** In the order of the keys: equal events give equal lines. */
  private static void orders(Map<String, Integer> orders, LineText out) {
    out.raw(Field.DEPARTMENT_ORDERS.nextKeyBytes());
    char before = '{';
    for (String department : orders.keySet().stream().sorted().toList()) {
      out.raw(before);
      out.string(department);
      out.raw(':');
      out.number(orders.getOrDefault(department, 0));
      before = ',';
    }
    out.raw('}');
  }

  private static void client(Client client, LineText out) {
    out.raw(Field.CLIENT.nextKeyBytes());
    char before = '{';
    before = part(before, Field.CLIENT_OS, client.os(), out);
    before = part(before, Field.CLIENT_PACKAGE, client.appPackage(), out);
    part(before, Field.CLIENT_VERSION, client.version(), out);
    out.raw('}');
  }

  private static char part(char before, Field field, @Nullable String value, LineText out) {
    if (value == null) {
      return before;
    }
    out.raw(before);
    out.raw(field.keyBytes());
    out.string(value);
    return ',';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
