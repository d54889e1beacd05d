package dev.rollcall.events;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The fields that {@code data} can have, over the whole catalogue. A name has the same shape in
 * every event that has it, so data can be read before the type is known.
 */
@SuppressWarnings("ImmutableEnumChecker") // the arrays stay in this package, unchanged
public enum Field {
  PERSON("person", Shape.ID),
  APP("app", Shape.ID),
  FORM("form", Shape.FORM),
  PAGE("page", Shape.TEXT),
  DOC("doc", Shape.ID),
  MEETING("meeting", Shape.ID),
  SECONDS("seconds", Shape.COUNT),
  EXTERNAL("external", Shape.FLAG),
  KIND("kind", Shape.SEARCH_KIND),
  WORKPLACE("workplace", Shape.ID),
  BLOCK("block", Shape.ID),
  CHAT("chat", Shape.ID),
  OWNER("owner", Shape.ID),
  MEMBERS("members", Shape.IDS),
  MEMBER("member", Shape.ID),
  DEPARTMENT("department", Shape.ID),
  PARENT("parent", Shape.ID),
  NAME("name", Shape.TEXT),
  ORDER("order", Shape.INTEGER),
  OPEN_DEPARTMENT_ID("open_department_id", Shape.ID),
  DEPARTMENTS("departments", Shape.IDS),
  EMAIL("email", Shape.ID),
  OPEN_ID("open_id", Shape.ID),
  UNION_ID("union_id", Shape.ID),
  ACTIVATED("activated", Shape.FLAG),
  CREATED_AT("created_at", Shape.TIME),
  REGISTERED_AT("registered_at", Shape.TIME),
  DEPARTMENT_ORDERS("department_orders", Shape.INTEGERS_BY_ID),
  FORMS("forms", Shape.FORMS),
  CLIENT("client", Shape.CLIENT),
  /** Within {@link #CLIENT}. */
  CLIENT_OS("os", Shape.TEXT),
  /** Within {@link #CLIENT}. */
  CLIENT_PACKAGE("package", Shape.TEXT),
  /** Within {@link #CLIENT}. */
  CLIENT_VERSION("version", Shape.TEXT);

  /** What the value of a field looks like in JSON. */
  public enum Shape {
    /** A string that is not empty and has no control characters. */
    ID,
    /** A string. */
    TEXT,
    /** An integer. */
    INTEGER,
    /** An integer, 0 or more. */
    COUNT,
    /** {@code true} or {@code false}. */
    FLAG,
    /** An RFC 3339 time with its offset. */
    TIME,
    /** One of the words of {@link dev.rollcall.events.Form}. */
    FORM,
    /** A list of the words of {@link dev.rollcall.events.Form}. */
    FORMS,
    /** One of the words of {@link dev.rollcall.events.SearchKind}. */
    SEARCH_KIND,
    /** A list of {@link #ID}. */
    IDS,
    /** An object from {@link #ID} to {@link #INTEGER}. */
    INTEGERS_BY_ID,
    /** An object of {@code os}, {@code package}, {@code version}, each {@link #TEXT}. */
    CLIENT
  }

  /** Those that stand in {@code data} itself. */
  static final List<Field> OF_DATA = List.of(values()).subList(0, CLIENT.slot() + 1);

  /** Those that stand in {@code client}. */
  static final List<Field> OF_CLIENT =
      List.of(values()).subList(CLIENT.slot() + 1, values().length);

  static final int COUNT_OF_ALL = values().length;

  private final String key;
  private final Shape shape;
  private final byte[] keyBytes;
  private final byte[] nextKeyBytes;

  Field(String key, Shape shape) {
    this.key = key;
    this.shape = shape;
    this.keyBytes = ascii("\"" + key + "\":");
    this.nextKeyBytes = ascii(",\"" + key + "\":");
  }

  /** The name in JSON. */
  public String key() {
    return key;
  }

  /** What its value looks like. */
  public Shape shape() {
    return shape;
  }

  /** How an error names it: {@code data.person}, {@code data.client.os}. */
  String path() {
    return (OF_CLIENT.contains(this) ? "data.client." : "data.") + key;
  }

  /** A set of fields holds this bit when it holds the field. */
  long bit() {
    return 1L << slot();
  }

  /** Its place in arrays with one entry a field. */
  @SuppressWarnings("EnumOrdinal") // never leaves the process; nothing stored depends on it
  int slot() {
    return ordinal();
  }

  /** The key as it stands in a line: {@code "person":}. */
  byte[] keyBytes() {
    return keyBytes;
  }

  /** The key behind another value: {@code ,"person":}. */
  byte[] nextKeyBytes() {
    return nextKeyBytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
