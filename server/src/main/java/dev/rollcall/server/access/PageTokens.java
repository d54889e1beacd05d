package dev.rollcall.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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

  private final byte[] signingKey;

  /** {@code signingKey} is the catalog's secret. */
  public PageTokens(byte[] signingKey) {
    this.signingKey = signingKey.clone();
  }

  /**
   * Who may bring a page token back, and for what: the calling app and everything it asked. To
   * another tenant the token is one that never was (S31).
   *
   * @param query each part of what was asked by itself
   */
  public record Holder(String tenant, String app, List<String> query) {
    public Holder {
      query = List.copyOf(query);
    }

    /** The holder of what was asked, each part as its own text. */
    public static Holder of(String tenant, String app, Object... asked) {
      return new Holder(tenant, app, Arrays.stream(asked).map(String::valueOf).toList());
    }
  }

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
    return HexFormat.of().formatHex(seal(holder).seal(content.array()));
  }

  /** The place of a text that {@code holder} brought. */
  public Reading read(String text, Holder holder, Instant now) {
    Optional<byte[]> bytes =
        text.length() > TEXT_LIMIT ? Optional.empty() : open(text, seal(holder));
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

  private Seal seal(Holder holder) {
    return new Seal(signingKey, "page token " + holder.tenant());
  }

  private static Optional<byte[]> open(String text, Seal seal) {
    try {
      byte[] sealed = HexFormat.of().parseHex(text);
      return text.equals(HexFormat.of().formatHex(sealed)) ? seal.open(sealed) : Optional.empty();
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static byte[] digest(Holder holder) {
    try {
      StringBuilder named = new StringBuilder();
      append(holder.app(), named);
      holder.query().forEach(part -> append(part, named));
      byte[] whole =
          MessageDigest.getInstance("SHA-256")
              .digest(named.toString().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, HOLDER_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256; use a stock JDK.", e);
    }
  }

  /** The length in front keeps (ab, c) and (a, bc) apart. */
  private static void append(String part, StringBuilder named) {
    named.append(part.length()).append(':').append(part);
  }
}
