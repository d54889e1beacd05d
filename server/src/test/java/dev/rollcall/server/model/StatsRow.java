package dev.rollcall.server.model;

import dev.rollcall.events.Region;
import dev.rollcall.facts.ClientName;
import dev.rollcall.kit.NaivePersonDays.Row;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of the model of people's days as {@code admin_user_stats} must write it (S20). */
public final class StatsRow {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private StatsRow() {}

  /** Its 33 fields as texts, with the tenant's own id of the person. */
  public static Map<String, String> fields(Row row, Region region) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("date", row.day().toString());
    fields.put("user_id", row.person().person());
    fields.put("user_name", row.person().name());
    fields.put("department_name", row.path().isEmpty() ? "" : row.path().getLast());
    fields.put("department_path", String.join("/", row.path()));
    fields.put("create_time", time(row.person().createdMicros(), region));
    fields.put("user_active_flag", row.person().activated() ? "1" : "0");
    fields.put("register_time", time(row.person().registeredMicros(), region));
    fields.put("suite_active_flag", row.lastActive() < 0 ? "0" : "1");
    fields.put(
        "last_active_time",
        row.lastActive() < 0
            ? ""
            : row.day().atTime(LocalTime.ofSecondOfDay(row.lastActive())).format(TIME));
    put(fields, "im_active_flag", flag(row, "im_sent", "im_used"));
    put(fields, "send_messenger_num", row.count("im_sent"));
    put(fields, "docs_active_flag", flag(row, "docs_created", "docs_viewed"));
    put(fields, "create_docs_num", row.count("docs_created"));
    put(fields, "cal_active_flag", flag(row, "calendar_created", "calendar_viewed"));
    put(fields, "create_cal_num", row.count("calendar_created"));
    put(fields, "vc_active_flag", flag(row, "in_meetings"));
    put(fields, "vc_duration", row.count("meeting_seconds") / 60);
    fields.put("active_os", systems(row.clients()));
    put(fields, "create_task_num", row.count("tasks_created"));
    put(fields, "vc_num", row.count("meetings"));
    fields.put("app_package_type", names(row.clients(), ClientName::packageName, "，"));
    fields.put("os_name", names(row.clients(), client -> client.os().split(" ", -1)[0], ","));
    mails(fields, row);
    put(fields, "search_active_flag", flag(row, "search_quick", "search_tab"));
    put(fields, "total_search_count", row.count("search_quick") + row.count("search_tab"));
    put(fields, "quick_search_count", row.count("search_quick"));
    put(fields, "tab_search_count", row.count("search_tab"));
    return fields;
  }

  private static void mails(Map<String, String> fields, Row row) {
    int sentOut = row.count("mail_sent_ext");
    int sentIn = row.count("mail_sent_in");
    int receivedOut = row.count("mail_received_ext");
    int receivedIn = row.count("mail_received_in");
    put(fields, "email_send_count", sentOut + sentIn);
    put(fields, "email_receive_count", receivedOut + receivedIn);
    put(fields, "email_send_ext_count", sentOut);
    put(fields, "email_receive_ext_count", receivedOut);
    put(fields, "email_send_in_count", sentIn);
    put(fields, "email_receive_in_count", receivedIn);
  }

  /** 1 when any of this happened, otherwise 0. */
  public static int flag(Row row, String... any) {
    for (String what : any) {
      if (row.counts().containsKey(what)) {
        return 1;
      }
    }
    return 0;
  }

  private static void put(Map<String, String> fields, String name, int value) {
    fields.put(name, Integer.toString(value));
  }

  private static String time(@Nullable Long micros, Region region) {
    return micros == null
        ? ""
        : Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L))
            .atOffset(region.offset())
            .format(TIME);
  }

  private static String systems(List<ClientName> clients) {
    List<String> pairs = new ArrayList<>();
    for (ClientName client : clients) {
      String packageAndVersion = (client.packageName() + " " + client.version()).strip();
      String os = client.os().isEmpty() ? "-" : client.os();
      pairs.add("'" + os + "," + (packageAndVersion.isEmpty() ? "-" : packageAndVersion) + "'");
    }
    return String.join(",", pairs);
  }

  private static String names(
      List<ClientName> clients, Function<ClientName, String> name, String separator) {
    List<String> names = new ArrayList<>();
    for (ClientName client : clients) {
      String found = name.apply(client);
      if (!found.isEmpty() && !names.contains(found)) {
        names.add(found);
      }
    }
    return String.join(separator, names);
  }
}
