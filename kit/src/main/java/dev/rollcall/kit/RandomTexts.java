package dev.rollcall.kit;

import java.util.SplittableRandom;

/** Strings as senders make them: mostly short and plain, sometimes everything that is allowed. */
final class RandomTexts {
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/@";
  private static final int LONGEST = 256;

  private static final int[] AWKWARD = {
    '"', '\\', '/', '\'', '<', ' ', '~', 0xa0, 0xe9, 0xff, 0x100, 0x7ff, 0x800, 0x2028, 0x2029,
    0x4e2d, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff
  };

  private static final int[] CONTROLS = {1, '\b', '\t', '\n', 0xb, '\f', '\r', 0x1f, 0x7f, 0x85};

  private final SplittableRandom random;

  RandomTexts(SplittableRandom random) {
    this.random = random;
  }

  /** Not empty, no control characters. */
  String id() {
    return string(1, false);
  }

  /** May be empty, and may hold control characters. */
  String text() {
    return string(0, true);
  }

  private String string(int shortest, boolean controls) {
    boolean plain = random.nextInt(4) != 0;
    int longest = random.nextInt(50) == 0 ? LONGEST : 20;
    int characters = random.nextInt(shortest, plain ? longest + 1 : longest / 2 + 1);
    StringBuilder string = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      string.appendCodePoint(
          plain ? PLAIN.charAt(random.nextInt(PLAIN.length())) : character(controls));
    }
    return string.toString();
  }

  private int character(boolean controls) {
    int[] from = controls && random.nextInt(4) == 0 ? CONTROLS : AWKWARD;
    return from[random.nextInt(from.length)];
  }
}
