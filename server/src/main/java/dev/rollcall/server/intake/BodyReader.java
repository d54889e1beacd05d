package dev.rollcall.server.intake;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a body into memory, within the limits of one request and of all together. */
final class BodyReader {
  /** What is taken before the first byte has come: a client may send no more for a while. */
  private static final int FIRST_BYTES = 8 * 1024;

  /** How much larger the room becomes each time it is full. */
  private static final int GROWTH = 8;

  private final IntakeSettings settings;

  BodyReader(IntakeSettings settings) {
    this.settings = settings;
  }

  /** Reads to the end; what it needs in memory is taken from the share as bytes come in. */
  Body read(ServerRequest request, MemoryBudget.Share share) throws IOException {
    List<String> codings = request.headers().values(HeaderNames.CONTENT_ENCODING);
    boolean gzip =
        codings.size() == 1 && codings.getFirst().toLowerCase(Locale.ROOT).equals("gzip");
    if (!codings.isEmpty() && !gzip) {
      return refused(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "The only Content-Encoding understood is gzip.");
    }
    Body sent = readSent(request, share);
    return gzip && sent instanceof Body.Whole whole ? new Body.Compressed(whole) : sent;
  }

  /** Undoes gzip; what it needs in memory is taken from the share as it grows. */
  Body.Inflated inflated(Body.Taken sent, MemoryBudget.Share share) throws IOException {
    return switch (sent) {
      case Body.Whole plain -> plain;
      case Body.Compressed(Body.Whole gzip) ->
          new Inflation(settings.maxInflatedBytes()).inflate(gzip, share);
    };
  }

  private Body readSent(ServerRequest request, MemoryBudget.Share share) throws IOException {
    int most = settings.maxBodyBytes();
    boolean chunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    long length = chunked ? most : request.headers().contentLength().orElse(0);
    if (length > most) {
      return tooLarge(most);
    }
    if (!share.take(chunked ? most : (int) Math.min(length, FIRST_BYTES))) {
      return busy();
    }
    try (InputStream in = request.content().inputStream()) {
      return chunked ? readChunks(in, most) : readExactly(in, (int) length, share);
    }
  }

  /** Takes memory as bytes come in, so that whoever sends slowly has little of it. */
  private static Body readExactly(InputStream in, int length, MemoryBudget.Share share)
      throws IOException {
    byte[] bytes = new byte[Math.min(length, FIRST_BYTES)];
    int read = in.readNBytes(bytes, 0, bytes.length);
    while (read == bytes.length && read < length) {
      int larger = (int) Math.min(length, (long) GROWTH * read);
      if (!share.take(larger - read)) {
        return busy();
      }
      bytes = Arrays.copyOf(bytes, larger);
      read += in.readNBytes(bytes, read, larger - read);
    }
    return new Body.Whole(bytes, read);
  }

  private static Body readChunks(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    return in.read() == -1 ? new Body.Whole(bytes, bytes.length) : tooLarge(most);
  }

  private static Body tooLarge(int most) {
    return refused(
        ProblemType.BODY_TOO_LARGE,
        "A body may have %,d bytes; send fewer events at once.".formatted(most));
  }

  static Body.Refused busy() {
    return refused(ProblemType.BUSY, "The server has as many bodies in memory as it may.");
  }

  static Body.Refused refused(ProblemType type, String detail) {
    return new Body.Refused(new Problem(type, detail));
  }
}
