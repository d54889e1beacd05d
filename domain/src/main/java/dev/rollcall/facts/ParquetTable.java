package dev.rollcall.facts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Parquet file in the making: required columns, one row group, one plain uncompressed page a
 * column, so that the place of every value in the file is known while writing, and a reader that
 * knows it reads one value without reading the rest. Everything else that reads Parquet reads it
 * too. Not thread-safe.
 */
final class ParquetTable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT_VERSION = 1;
  private static final int PHYSICAL_INT64 = 2;
  private static final int PHYSICAL_BYTE_ARRAY = 6;
  private static final int ENCODING_PLAIN = 0;
  private static final int ENCODING_RLE = 3;
  private static final int REQUIRED = 0;
  private static final int CONVERTED_UTF8 = 0;

  /** What a column holds. */
  enum Type {
    TEXT,
    BYTES,
    INT64
  }

  /** A column's name and type. */
  record Column(String name, Type type) {}

  /** Where a value stands in the file. */
  record Place(long offset, int length) {}

  private final List<Column> columns;
  private final List<ByteArrayOutputStream> pages = new ArrayList<>();
  private final List<byte[]> pageHeaders = new ArrayList<>();
  private final long[] pageOffsets;
  private int rows;

  ParquetTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
    this.pageOffsets = new long[columns.size()];
    columns.forEach(_ -> pages.add(new ByteArrayOutputStream()));
  }

  /**
   * Adds a row: a String, byte[] or Long for each column. Returns where each value begins within
   * its column's page, which {@link #place} turns into a place in the file once the table is
   * complete.
   */
  int[] add(Object... values) {
    int[] starts = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ByteArrayOutputStream page = pages.get(i);
      switch (columns.get(i).type()) {
        case TEXT -> addBytes(page, ((String) values[i]).getBytes(StandardCharsets.UTF_8));
        case BYTES -> addBytes(page, (byte[]) values[i]);
        case INT64 -> page.writeBytes(littleEndian(8).putLong((Long) values[i]).array());
      }
      int length = columns.get(i).type() == Type.BYTES ? ((byte[]) values[i]).length : 0;
      starts[i] = page.size() - length;
    }
    rows++;
    return starts;
  }

  int rows() {
    return rows;
  }

  /**
   * Lays out the file; no rows can be added after. Returns its whole length in bytes without the
   * footer.
   */
  long layOut() {
    long offset = MAGIC.length;
    for (int i = 0; i < columns.size(); i++) {
      int size = pages.get(i).size();
      byte[] header = pageHeader(size);
      pageHeaders.add(header);
      pageOffsets[i] = offset;
      offset += header.length + size;
    }
    return offset;
  }

  /** The place in the file of a BYTES value that began at {@code start} of its column's page. */
  Place place(int column, int start, int length) {
    return new Place(pageOffsets[column] + pageHeaders.get(column).length + start, length);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(MAGIC);
    for (int i = 0; i < columns.size(); i++) {
      out.write(pageHeaders.get(i));
      pages.get(i).writeTo(out);
    }
    byte[] footer = footer();
    out.write(footer);
    out.write(littleEndian(4).putInt(footer.length).array());
    out.write(MAGIC);
  }

  private static void addBytes(ByteArrayOutputStream page, byte[] value) {
    page.writeBytes(littleEndian(4).putInt(value.length).array());
    page.writeBytes(value);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] pageHeader(int size) {
    return new ThriftCompact()
        .structElement()
        .i32(1, 0)
        .i32(2, size)
        .i32(3, size)
        .struct(5)
        .i32(1, rows)
        .i32(2, ENCODING_PLAIN)
        .i32(3, ENCODING_RLE)
        .i32(4, ENCODING_RLE)
        .endStruct()
        .endStruct()
        .toBytes();
  }

  private byte[] footer() {
    ThriftCompact footer = new ThriftCompact().structElement().i32(1, FORMAT_VERSION);
    footer.list(2, ThriftCompact.STRUCT, columns.size() + 1);
    footer.structElement().text(4, "schema").i32(5, columns.size()).endStruct();
    for (Column column : columns) {
      footer.structElement().i32(1, physicalType(column)).i32(3, REQUIRED).text(4, column.name());
      if (column.type() == Type.TEXT) {
        footer.i32(6, CONVERTED_UTF8).struct(10).struct(1).endStruct().endStruct();
      }
      footer.endStruct();
    }
    footer.i64(3, rows).list(4, ThriftCompact.STRUCT, rows == 0 ? 0 : 1);
    if (rows > 0) {
      rowGroup(footer);
    }
    return footer.text(6, "rollcall").endStruct().toBytes();
  }

  private void rowGroup(ThriftCompact footer) {
    footer.structElement().list(1, ThriftCompact.STRUCT, columns.size());
    long total = 0;
    for (int i = 0; i < columns.size(); i++) {
      long size = (long) pageHeaders.get(i).length + pages.get(i).size();
      total += size;
      footer.structElement().i64(2, pageOffsets[i]).struct(3);
      footer.i32(1, physicalType(columns.get(i)));
      footer.list(2, ThriftCompact.I32, 1).i32Element(ENCODING_PLAIN);
      footer.list(3, ThriftCompact.BINARY, 1).textElement(columns.get(i).name());
      footer.i32(4, 0).i64(5, rows).i64(6, size).i64(7, size).i64(9, pageOffsets[i]);
      footer.endStruct().endStruct();
    }
    footer.i64(2, total).i64(3, rows).endStruct();
  }

  private static int physicalType(Column column) {
    return switch (column.type()) {
      case TEXT, BYTES -> PHYSICAL_BYTE_ARRAY;
      case INT64 -> PHYSICAL_INT64;
    };
  }
}
