package dev.rollcall.server;

/**
 * How much memory the stores may take.
 *
 * @param factsCacheBytes read parts of published days that are kept
 * @param countsCacheBytes counted periods that are kept
 * @param rollupMemoryMegabytes what a roll-up may take outside the Java heap
 */
public record StoreSettings(int factsCacheBytes, int countsCacheBytes, int rollupMemoryMegabytes) {
  private static final int MEBIBYTE = 1 << 20;

  public StoreSettings {
    if (factsCacheBytes < 0 || countsCacheBytes < 0 || rollupMemoryMegabytes < 1) {
      throw new IllegalArgumentException("an amount of memory is negative");
    }
  }

  /** 128 MiB of facts, 64 MiB of counts; roll-ups with 1 GiB. */
  public static StoreSettings standard() {
    return new StoreSettings(128 * MEBIBYTE, 64 * MEBIBYTE, 1024);
  }
}
