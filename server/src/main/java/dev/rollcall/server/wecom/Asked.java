package dev.rollcall.server.wecom;

import dev.rollcall.events.Region;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What both statistics ask: days, and whose chats (S29).
 *
 * @param last at least the first
 * @param users ids of owners
 * @param parties ids of departments, each with all below
 */
record Asked(LocalDate first, LocalDate last, List<String> users, List<String> parties) {
  private static final int OLDEST_DAYS = 180;
  private static final int LONGEST_SPAN_DAYS = 30;
  private static final int MOST_FILTERED = 100;

  /** Reads them. */
  static Asked read(Fields fields, Region region) {
    int begin = fields.number("day_begin_time", 0);
    int end = fields.number("day_end_time", 0);
    Map<String, Object> filter = fields.object("owner_filter");
    return new Asked(
        day(begin, region),
        day(end == 0 ? begin : end, region),
        fields.texts(filter, "userid_list", false),
        fields.texts(filter, "partyid_list", true));
  }

  private static LocalDate day(int seconds, Region region) {
    return region.dayOf(Instant.ofEpochSecond(seconds));
  }

  /** What is wrong with it, given what day it is. */
  Optional<WecomError> error(LocalDate today) {
    LocalDate oldest = today.minusDays(OLDEST_DAYS);
    boolean inTime = !first.isBefore(oldest) && !last.isBefore(first) && last.isBefore(today);
    if (!inTime || last.isAfter(first.plusDays(LONGEST_SPAN_DAYS))) {
      return Optional.of(WecomError.INVALID_TIME);
    }
    return users.size() > MOST_FILTERED || parties.size() > MOST_FILTERED
        ? Optional.of(WecomError.INVALID_PARAMETER)
        : Optional.empty();
  }

  /** Whether owners are named at all. */
  boolean isFiltered() {
    return !users.isEmpty() || !parties.isEmpty();
  }
}
