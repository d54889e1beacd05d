package dev.rollcall.groups;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes small numbers in few bytes, between a magic with a version and a checksum. */
final class SealedOutput {
  private final CRC32C crc = new CRC32C();
  private final OutputStream out;

  SealedOutput(OutputStream out, byte[] magic, int version) {
    this.out = new BufferedOutputStream(new CheckedOutputStream(out, crc), 1 << 16);
    raw(magic);
    octet(version);
  }

  void octet(int value) {
    try {
      out.write(value);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void raw(byte[] bytes) {
    raw(bytes, 0);
  }

  private void raw(byte[] bytes, int from) {
    try {
      out.write(bytes, from, bytes.length - from);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Seven bits a byte, lowest first; the high bit says that more follow. Not negative. */
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      octet((int) (rest | 0x80));
      rest >>>= 7;
    }
    octet((int) rest);
  }

  /** How many bytes are as in the text before, how many follow, and these; UTF-8. */
  byte[] text(String value, byte[] before) {
    byte[] utf8 = value.getBytes(UTF_8);
    int same = 0;
    while (same < utf8.length && same < before.length && utf8[same] == before[same]) {
      same++;
    }
    number(same);
    number(utf8.length - same);
    raw(utf8, same);
    return utf8;
  }

  /** Writes the checksum of all there is; nothing may follow. */
  void seal() {
    try {
      out.flush();
      raw(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("the group chats could not be written", e);
  }
}
