package dev.rollcall.server.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copying with a checksum, and making sure that it is on disk. */
final class Content {
  private static final int BUFFER_BYTES = 1 << 16;

  private Content() {}

  /**
   * Copies so many bytes. Returns their SHA-256 in hex.
   *
   * @throws EOFException when there are not so many
   */
  static String copy(InputStream in, OutputStream out, long bytes) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (long rest = bytes; rest > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
      if (read < 0) {
        throw new EOFException(rest + " bytes are missing at the end");
      }
      digest.update(buffer, 0, read);
      out.write(buffer, 0, read);
      rest -= read;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of a whole file in hex. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(in, OutputStream.nullOutputStream(), Files.size(file));
    }
  }

  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256; use a stock JDK.", e);
    }
  }
}
