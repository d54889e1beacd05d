package dev.rollcall.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a reader stopped, as a text the reader brings back. Nothing is stored: the text says which
 * publication is being read, so that a later page still shows what the first one did.
 *
 * <pre>
 *   text = lower-case hex( signature 16 | version 1 | sequence 8 | last day 8 | offset 8
 *                          | end, epoch seconds 8 | SHA-256 of app and query, first 16 bytes )
 * </pre>
 */
public final class PageTokens {
  private static final byte VERSION = 2;
  private static final int HOLDER_BYTES = 16;
  private static final int CONTENT_BYTES =
      1 + Long.BYTES + Long.BYTES + Long.BYTES + Long.BYTES + HOLDER_BYTES;
  private static final int TEXT_LIMIT = 512;

  private final Seal seal;

  /** {@code signingKey} is the catalog's secret. */
  public PageTokens(byte[] signingKey) {
    this.seal = new Seal(signingKey, "page token");
  }

  /** Who may bring a page token back, and for what: the calling app and everything it asked. */
  public record Holder(String app, String query) {}

  /**
   * Where to go on.
   *
   * @param sequence the publication that the first page was read from
   * @param last the last day that the first page showed
   * @param offset where to go on before that: items already given, or whatever the path counts by
   */
  public record Place(long sequence, LocalDate last, long offset) implements Reading {}

  /** What became of a text that was brought back. */
  public sealed interface Reading permits Place, Refused {}

  /** Why a text is of no use. */
  public enum Refused implements Reading {
    /** Not made here, tampered with, or too old. */
    UNKNOWN,
    /** Given to another app, or for another query. */
    FOREIGN
  }

  /** The text for a place, of use to its holder until {@code end}. */
  public String text(Place place, Holder holder, Instant end) {
    ByteBuffer content =
        ByteBuffer.allocate(CONTENT_BYTES)
            .put(VERSION)
            .putLong(place.sequence())
            .putLong(place.last().toEpochDay())
            .putLong(place.offset())
            .putLong(end.getEpochSecond())
            .put(digest(holder));
    return HexFormat.of().formatHex(seal.seal(content.array()));
  }

  /** The place of a text that {@code holder} brought. */
  public Reading read(String text, Holder holder, Instant now) {
    Optional<byte[]> bytes = text.length() > TEXT_LIMIT ? Optional.empty() : open(text);
    if (bytes.isEmpty() || bytes.get().length != CONTENT_BYTES || bytes.get()[0] != VERSION) {
      return Refused.UNKNOWN;
    }
    ByteBuffer content = ByteBuffer.wrap(bytes.get()).position(1);
    long sequence = content.getLong();
    LocalDate last = LocalDate.ofEpochDay(content.getLong());
    long offset = content.getLong();
    Instant end = Instant.ofEpochSecond(content.getLong());
    byte[] given = new byte[HOLDER_BYTES];
    content.get(given);
    if (!now.isBefore(end)) {
      return Refused.UNKNOWN;
    }
    return Arrays.equals(given, digest(holder))
        ? new Place(sequence, last, offset)
        : Refused.FOREIGN;
  }

  private Optional<byte[]> open(String text) {
    try {
      return seal.open(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static byte[] digest(Holder holder) {
    try {
      // The length in front keeps (ab, c) and (a, bc) apart.
      String named = holder.app().length() + ":" + holder.app() + holder.query();
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, HOLDER_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256; use a stock JDK.", e);
    }
  }
}
