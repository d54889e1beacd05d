package dev.rollcall.server.feishu;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as this platform writes them: {@code 2021-07-08} and in no other way. */
final class WrittenDate {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private WrittenDate() {}

  /** The day, or null when the text is none. */
  static @Nullable LocalDate read(String text) {
    if (!FORM.matcher(text).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noSuchDay) {
      return null;
    }
  }
}
