package dev.rollcall.server.intake;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** Reads a body into memory, within the limits of one request and of all together. */
final class BodyReader {
  private final IntakeSettings settings;

  BodyReader(IntakeSettings settings) {
    this.settings = settings;
  }

  /** Reads to the end; what it needs in memory is taken from the share first. */
  Body read(ServerRequest request, MemoryBudget.Share share) throws IOException {
    List<String> codings = request.headers().values(HeaderNames.CONTENT_ENCODING);
    boolean gzip =
        codings.size() == 1 && codings.getFirst().toLowerCase(Locale.ROOT).equals("gzip");
    if (!codings.isEmpty() && !gzip) {
      return refused(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "The only Content-Encoding understood is gzip.");
    }
    Body sent = readSent(request, share);
    return gzip && sent instanceof Body.Whole compressed
        ? new Inflation(settings.maxInflatedBytes()).inflate(compressed, share)
        : sent;
  }

  private Body readSent(ServerRequest request, MemoryBudget.Share share) throws IOException {
    int most = settings.maxBodyBytes();
    boolean chunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    long length = chunked ? most : request.headers().contentLength().orElse(0);
    if (length > most) {
      return tooLarge(most);
    }
    if (!share.take((int) length)) {
      return busy();
    }
    try (InputStream in = request.content().inputStream()) {
      return chunked ? readChunks(in, most) : readExactly(in, (int) length);
    }
  }

  private static Body readExactly(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    return new Body.Whole(bytes, in.readNBytes(bytes, 0, length));
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

  static Body busy() {
    return refused(ProblemType.BUSY, "The server has as many bodies in memory as it may.");
  }

  static Body refused(ProblemType type, String detail) {
    return new Body.Refused(new Problem(type, detail));
  }
}
