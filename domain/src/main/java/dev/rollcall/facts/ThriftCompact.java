package dev.rollcall.facts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes the few parts of Thrift's compact protocol that a Parquet footer needs. Not thread-safe.
 */
final class ThriftCompact {
  static final int I32 = 5;
  static final int BINARY = 8;
  static final int STRUCT = 12;

  private static final int I64 = 6;
  private static final int LIST = 9;
  private static final int LONG_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outerFields = new ArrayDeque<>();
  private int lastField;

  ThriftCompact i32(int field, int value) {
    field(field, I32);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact i64(int field, long value) {
    field(field, I64);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact text(int field, String value) {
    field(field, BINARY);
    return textElement(value);
  }

  /** Begins a struct that is a field. */
  ThriftCompact struct(int field) {
    field(field, STRUCT);
    return structElement();
  }

  /** Begins a struct that is an element of a list, or the outermost one. */
  ThriftCompact structElement() {
    outerFields.push(lastField);
    lastField = 0;
    return this;
  }

  ThriftCompact endStruct() {
    out.write(0);
    lastField = outerFields.pop();
    return this;
  }

  ThriftCompact list(int field, int elementType, int size) {
    field(field, LIST);
    if (size < LONG_LIST) {
      out.write((size << 4) | elementType);
    } else {
      out.write((LONG_LIST << 4) | elementType);
      varint(size);
    }
    return this;
  }

  ThriftCompact i32Element(int value) {
    varint(zigzag(value));
    return this;
  }

  ThriftCompact textElement(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private void field(int field, int type) {
    int delta = field - lastField;
    if (delta < 1 || delta > 15) {
      throw new IllegalStateException("field " + field + " after " + lastField);
    }
    out.write((delta << 4) | type);
    lastField = field;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }
}
