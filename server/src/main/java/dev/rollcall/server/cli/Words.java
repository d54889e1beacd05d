package dev.rollcall.server.cli;

import dev.rollcall.catalog.StoreApp;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How values are written on a command line. */
final class Words {
  private Words() {}

  /** One of an enum's names, in lower case. */
  static <E extends Enum<E>> ITypeConverter<E> of(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(value -> word(value).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() ->
                new TypeConversionException(
                    "'%s' is none of %s".formatted(text, all(type.getEnumConstants()))));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Such as {@code 2026-11-20T09:00:00Z} or {@code 2026-11-20T17:00:00+08:00}. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "'%s' is no moment such as 2026-11-20T09:00:00Z".formatted(text));
    }
  }

  /** Such as {@code https://app.example/events}. */
  static URI address(String text) {
    try {
      URI address = new URI(text);
      if (StoreApp.isPushable(address)) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new TypeConversionException(
        "'%s' is no address such as https://app.example/events".formatted(text));
  }

  /** Such as {@code 2026-11-20}. */
  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException("'%s' is no day such as 2026-11-20".formatted(text));
    }
  }

  private static String all(Enum<?>[] values) {
    return Arrays.stream(values).map(Words::word).collect(Collectors.joining(", "));
  }
}
