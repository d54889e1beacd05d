package dev.rollcall.server;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How amounts and lengths of time are written in a settings file. */
final class SettingUnits {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})\\s*([A-Za-z]*)");

  private SettingUnits() {}

  static Optional<Integer> count(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** {@code 512B}, {@code 64KB}, {@code 5MB}, {@code 1GB}; a KB is 1024 bytes. */
  static Optional<Integer> bytes(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (amount.group(2)) {
          case "B" -> 1L;
          case "KB" -> 1L << 10;
          case "MB" -> 1L << 20;
          case "GB" -> 1L << 30;
          default -> 0L;
        };
    long bytes = Long.parseLong(amount.group(1)) * unit;
    return bytes > 0 && bytes <= Integer.MAX_VALUE ? Optional.of((int) bytes) : Optional.empty();
  }

  static String bytes(int bytes) {
    if (bytes % (1 << 30) == 0) {
      return (bytes >> 30) + "GB";
    }
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KB" : bytes + "B";
  }

  /** {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code 7d}. */
  static Optional<Duration> time(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(amount.group(1));
    return switch (amount.group(2)) {
      case "ms" -> Optional.of(Duration.ofMillis(count));
      case "s" -> Optional.of(Duration.ofSeconds(count));
      case "m" -> Optional.of(Duration.ofMinutes(count));
      case "h" -> Optional.of(Duration.ofHours(count));
      case "d" -> Optional.of(Duration.ofDays(count));
      default -> Optional.empty();
    };
  }

  static String time(Duration time) {
    long millis = time.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = time.toSeconds();
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3_600 == 0 ? time.toHours() + "h" : time.toMinutes() + "m";
  }
}
