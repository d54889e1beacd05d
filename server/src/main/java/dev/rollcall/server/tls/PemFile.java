package dev.rollcall.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM file (RFC 7468): {@code -----BEGIN label-----}, base 64, {@code -----END
 * label-----}; text around them does not count.
 *
 * @param name how to call the file in messages
 */
record PemFile(String name, List<Block> blocks) {
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /** One block. */
  // An array, since that is what the parsers of certificates and keys read.
  @SuppressWarnings("ArrayRecordComponent")
  record Block(String label, byte[] bytes) {}

  /**
   * Reads a file.
   *
   * @param what what it is for, such as {@code certificate}
   */
  static PemFile read(String what, Path file) {
    String name = "The " + what + " file " + file;
    String text;
    try {
      if (Files.isDirectory(file)) {
        throw new TlsException(name + " is a folder; name the PEM file in it.");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new TlsException(name + " is too large to be a PEM file.");
      }
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new TlsException(name + " is not there.");
    } catch (AccessDeniedException e) {
      throw new TlsException(name + " may not be read by the user that runs Rollcall.");
    } catch (IOException e) {
      throw new TlsException(name + " can not be read (" + e.getMessage() + ").");
    }
    PemFile pem = new PemFile(name, blocks(text));
    if (pem.blocks().isEmpty()) {
      throw new TlsException(
          name + " is no PEM file: it has no -----BEGIN line with its -----END line.");
    }
    return pem;
  }

  private static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      try {
        blocks.add(
            new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2).strip())));
      } catch (IllegalArgumentException e) {
        // An encrypted key of old has headers in front of its base 64; its label says enough.
        blocks.add(new Block(matcher.group(1), new byte[0]));
      }
    }
    return blocks;
  }

  /** A fault of this file. */
  TlsException fault(String what) {
    return new TlsException(name + " " + what);
  }
}
