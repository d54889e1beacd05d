package dev.rollcall.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the page, kept in memory: it is a resource of the jar and never changes. */
final class PageFile {
  private static final int TAG_BYTES = 12;

  private final byte[] bytes;
  private final String type;
  private final String tag;

  private PageFile(byte[] bytes, String type) {
    this.bytes = bytes;
    this.type = type;
    this.tag = '"' + HexFormat.of().formatHex(sha256(bytes), 0, TAG_BYTES) + '"';
  }

  /** Reads a file that stands beside this class. */
  static PageFile read(String name) {
    try (InputStream in = PageFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the page's file " + name + " is missing from the jar");
      }
      return new PageFile(in.readAllBytes(), type(name));
    } catch (IOException e) {
      throw new UncheckedIOException("can not read the page's file " + name, e);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** What {@code Content-Type} says. */
  String type() {
    return type;
  }

  /** What {@code ETag} says; another one when the file is another. */
  String tag() {
    return tag;
  }

  private static String type(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no content type is known for " + name);
    };
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
