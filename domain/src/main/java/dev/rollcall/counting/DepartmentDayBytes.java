package dev.rollcall.counting;

import dev.rollcall.facts.FactsException;
import dev.rollcall.facts.PersonMetric;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of departments as the bytes that a published day keeps once it is no longer kept of
 * each person (docs/formats/facts.md). Equal figures give equal bytes.
 *
 * <pre>
 *   zlib( departments: int, then of each figure its word and a long for each department )
 * </pre>
 */
public final class DepartmentDayBytes {
  private DepartmentDayBytes() {}

  /**
   * Writes the figures.
   *
   * @param departments how many departments the day's directory has
   */
  public static byte[] write(DepartmentDay day, int departments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(departments);
      for (Crowd crowd : Crowd.values()) {
        write(out, crowd.word(), departments, department -> day.people(crowd, department));
      }
      for (PersonMetric metric : PersonMetric.values()) {
        write(out, metric.word(), departments, department -> day.sum(metric, department));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(
      DataOutputStream out, String word, int departments, IntToLongFunction figure)
      throws IOException {
    out.writeUTF(word);
    for (int department = 0; department < departments; department++) {
      out.writeLong(figure.applyAsLong(department));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws FactsException when it is something else
   */
  static DepartmentDay read(byte[] bytes, int departments) {
    Map<String, long[]> figures = new TreeMap<>();
    int all = Crowd.values().length + PersonMetric.values().length;
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      if (in.readInt() != departments) {
        throw damaged(null);
      }
      for (int figure = 0; figure < all; figure++) {
        long[] values = new long[departments];
        String word = in.readUTF();
        for (int department = 0; department < departments; department++) {
          values[department] = in.readLong();
        }
        figures.put(word, values);
      }
      if (in.read() >= 0) {
        throw damaged(null);
      }
    } catch (IOException e) {
      throw damaged(e);
    }
    return day(figures);
  }

  private static DepartmentDay day(Map<String, long[]> figures) {
    Map<Crowd, int[]> people = new EnumMap<>(Crowd.class);
    for (Crowd crowd : Crowd.values()) {
      people.put(crowd, counts(figure(figures, crowd.word())));
    }
    Map<PersonMetric, long[]> sums = new EnumMap<>(PersonMetric.class);
    for (PersonMetric metric : PersonMetric.values()) {
      sums.put(metric, figure(figures, metric.word()));
    }
    return new DepartmentDay(people, sums);
  }

  private static long[] figure(Map<String, long[]> figures, String word) {
    long[] values = figures.get(word);
    if (values == null) {
      throw damaged(null);
    }
    return values;
  }

  private static int[] counts(long[] values) {
    int[] counts = new int[values.length];
    for (int department = 0; department < counts.length; department++) {
      if (values[department] != (int) values[department]) {
        throw damaged(null);
      }
      counts[department] = (int) values[department];
    }
    return counts;
  }

  private static FactsException damaged(@Nullable IOException cause) {
    return new FactsException(
        "The stored figures of departments are damaged; bring the day back from a backup.", cause);
  }
}
