package dev.rollcall.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts the bytes of a fuzzer into numbers and pieces, from the front. Past the end numbers are 0
 * and pieces empty. A seed is put together with {@link #of}.
 */
public final class Input {
  private final byte[] bytes;
  private int at;

  public Input(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A seed: a first octet that chooses, and what follows it. */
  public static byte[] of(int octet, byte[] rest) {
    byte[] seed = new byte[1 + rest.length];
    seed[0] = (byte) octet;
    System.arraycopy(rest, 0, seed, 1, rest.length);
    return seed;
  }

  /** The same with text. */
  public static byte[] of(int octet, String rest) {
    return of(octet, rest.getBytes(StandardCharsets.UTF_8));
  }

  /** 0 to 255. */
  public int octet() {
    return at < bytes.length ? bytes[at++] & 0xff : 0;
  }

  /** 0 to 65,535. */
  public int number() {
    return octet() << Byte.SIZE | octet();
  }

  /** All that is left. */
  public byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
    at = bytes.length;
    return rest;
  }

  /** All that is left, as text; what is no UTF-8 becomes U+FFFD. */
  public String restAsText() {
    return new String(rest(), StandardCharsets.UTF_8);
  }

  /** The text before the next zero byte, which is skipped. */
  public String text() {
    int end = at;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    at = Math.min(end + 1, bytes.length);
    return text;
  }
}
