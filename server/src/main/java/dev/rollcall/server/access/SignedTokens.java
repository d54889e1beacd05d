package dev.rollcall.server.access;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Access tokens that are their own proof: nothing of them is stored, so they survive a restart and
 * hold on every node of one catalog. The same app, generation and end always give the same text.
 *
 * <pre>
 *   text = base64url( signature 16 | version 1 | generation 4 | end, epoch seconds 8 | app, UTF-8 )
 * </pre>
 *
 * The text is made of letters, digits, {@code -} and {@code _}, and is shorter than 512 characters.
 */
public final class SignedTokens {
  private static final byte VERSION = 1;
  private static final int FIXED_BYTES = 1 + Integer.BYTES + Long.BYTES;
  private static final int TEXT_LIMIT = 512;

  private final Seal seal;

  /**
   * @param signingKey the catalog's secret
   * @param purpose whose tokens these are, such as {@code feishu}; those of another are not read
   */
  public SignedTokens(byte[] signingKey, String purpose) {
    this.seal = new Seal(signingKey, "access token " + purpose);
  }

  /**
   * What a token says.
   *
   * @param app the id of the app it was given to
   * @param generation that of the app when it was given; void once the app has a newer one
   * @param end from when on it is void; whole seconds
   */
  public record AccessToken(String app, int generation, Instant end) {}

  /** The text of a token. */
  public String text(AccessToken token) {
    byte[] app = token.app().getBytes(StandardCharsets.UTF_8);
    ByteBuffer content =
        ByteBuffer.allocate(FIXED_BYTES + app.length)
            .put(VERSION)
            .putInt(token.generation())
            .putLong(token.end().getEpochSecond())
            .put(app);
    return base64(seal.seal(content.array()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a text says, or empty when it was not made here. The end may have passed. */
  public Optional<AccessToken> read(String text) {
    if (text.length() > TEXT_LIMIT) {
      return Optional.empty();
    }
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(text);
      // The decoder takes other texts for the same bytes; only the one that was given out is good.
      return text.equals(base64(sealed))
          ? seal.open(sealed).flatMap(SignedTokens::content)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<AccessToken> content(byte[] bytes) {
    try {
      ByteBuffer content = ByteBuffer.wrap(bytes);
      if (content.get() != VERSION) {
        return Optional.empty();
      }
      int generation = content.getInt();
      Instant end = Instant.ofEpochSecond(content.getLong());
      String app = StandardCharsets.UTF_8.decode(content).toString();
      return Optional.of(new AccessToken(app, generation, end));
    } catch (BufferUnderflowException ofAnotherShape) {
      return Optional.empty();
    }
  }
}
