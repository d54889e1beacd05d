package dev.rollcall.server.intake;

import dev.rollcall.server.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Undoes gzip, and stops as soon as a body grows beyond its limit, whatever it promises. */
final class Inflation {
  private static final int WINDOW_BYTES = 16 * 1024;
  private static final int LIKELY_RATIO = 8;

  private final int most;

  /**
   * @param most bytes of an inflated body
   */
  Inflation(int most) {
    this.most = most;
  }

  /** Inflates the whole of it; what it needs is taken from the share as it grows. */
  Body.Inflated inflate(Body.Whole compressed, MemoryBudget.Share share) throws IOException {
    try (GZIPInputStream gzip =
        new GZIPInputStream(
            new ByteArrayInputStream(compressed.bytes(), 0, compressed.length()), WINDOW_BYTES)) {
      return read(gzip, firstGuess(compressed.length()), share);
    } catch (EOFException e) {
      return BodyReader.refused(ProblemType.MALFORMED_BODY, "The gzip body ends in the middle.");
    } catch (ZipException e) {
      return BodyReader.refused(ProblemType.MALFORMED_BODY, "The body is not valid gzip.");
    }
  }

  private Body.Inflated read(GZIPInputStream gzip, int guess, MemoryBudget.Share share)
      throws IOException {
    if (!share.take(guess)) {
      return BodyReader.busy();
    }
    byte[] bytes = new byte[guess];
    int length = gzip.readNBytes(bytes, 0, guess);
    while (length == bytes.length) {
      int next = gzip.read();
      if (next == -1) {
        break;
      }
      if (length == most) {
        return BodyReader.refused(
            ProblemType.BODY_TOO_LARGE, "Inflated, a body may have %,d bytes.".formatted(most));
      }
      int larger = (int) Math.min(most, 2L * length);
      if (!share.take(larger - length)) {
        return BodyReader.busy();
      }
      bytes = Arrays.copyOf(bytes, larger);
      bytes[length++] = (byte) next;
      length += gzip.readNBytes(bytes, length, larger - length);
    }
    return new Body.Whole(bytes, length);
  }

  private int firstGuess(int compressed) {
    return Math.clamp((long) compressed * LIKELY_RATIO, Math.min(WINDOW_BYTES, most), most);
  }
}
