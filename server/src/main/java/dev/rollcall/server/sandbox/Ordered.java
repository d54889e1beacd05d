package dev.rollcall.server.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for in words: {@code expired-token}, {@code rate-limit}, {@code
 * server-error}, {@code not-published}, or {@code slow:3s}, which is no fault but a delay.
 *
 * @param fault null for a delay alone
 */
record Ordered(@Nullable Fault fault, Duration delay, String text) {
  /** The longest a request can be held back. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private static final Pattern SLOW = Pattern.compile("slow:([0-9]{1,6})(ms|s)");

  /** What a text asks for, or empty when it is none of the words. */
  static Optional<Ordered> of(String text) {
    Matcher slow = SLOW.matcher(text);
    if (slow.matches()) {
      long amount = Long.parseLong(slow.group(1));
      Duration delay =
          slow.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
      return delay.compareTo(LONGEST_DELAY) > 0
          ? Optional.empty()
          : Optional.of(new Ordered(null, delay, text));
    }
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.word().equals(text))
        .map(fault -> new Ordered(fault, Duration.ZERO, text))
        .findFirst();
  }

  /** All that can be asked for. */
  static String words() {
    return Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", "))
        + " or slow:3s (also 250ms, at most 60s)";
  }
}
