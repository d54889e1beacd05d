package dev.rollcall.server.feishu;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names every answer: {@code yyyyMMddHHmmss} at UTC+8 and 20 upper-case hex digits, such as {@code
 * 2024110416232661C50BC902DF30E6C183}.
 */
final class LogIds {
  private static final int RANDOM_BYTES = 10;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.ofHours(8));

  private final Clock clock;

  LogIds(Clock clock) {
    this.clock = clock;
  }

  /** A name that no other answer has. */
  String next() {
    byte[] random = new byte[RANDOM_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return TIME.format(clock.instant()) + HEX.formatHex(random);
  }
}
