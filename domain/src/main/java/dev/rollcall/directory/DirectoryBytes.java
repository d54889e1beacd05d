package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rollcall.events.Form;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A directory as the bytes that a published day keeps, described in docs/formats/directory.md.
 * Equal directories give equal bytes.
 */
public final class DirectoryBytes {
  private static final byte[] MAGIC = "RCDY".getBytes(US_ASCII);
  private static final int VERSION = 2;
  private static final int TEXTS_EACH = 3;
  private static final int CHECKSUM_AT = MAGIC.length + 1;
  private static final int BODY_AT = CHECKSUM_AT + Integer.BYTES;

  private DirectoryBytes() {}

  /** Writes a directory. */
  public static byte[] write(Directory directory) {
    CompactOutput out = new CompactOutput();
    out.raw(MAGIC);
    out.octet(VERSION);
    out.raw(new byte[Integer.BYTES]);
    writeTree(directory.tree(), out);
    writeMemberships(directory.memberships(), out);
    writeApps(directory.apps(), out);
    byte[] bytes = out.toBytes();
    ByteBuffer.wrap(bytes).putInt(CHECKSUM_AT, checksum(bytes));
    return bytes;
  }

  private static void writeTree(DepartmentTree tree, CompactOutput out) {
    out.number(tree.size());
    for (int position = 0; position < tree.size(); position++) {
      out.number(position == 0 ? 0 : position - tree.parent(position));
      out.signed(tree.department(position).order());
    }
    for (int position : tree.byLevel()) {
      out.number(position);
    }
    writeTexts(
        tree.departments().stream().flatMap(d -> Stream.of(d.id(), d.openId(), d.name())).toList(),
        out);
  }

  /** Lengths, then all texts as one: decoding one long text is much faster than many short ones. */
  private static void writeTexts(List<String> texts, CompactOutput out) {
    texts.forEach(text -> out.number(text.length()));
    out.text(String.join("", texts));
  }

  private static void writeMemberships(Memberships memberships, CompactOutput out) {
    out.number(memberships.people());
    for (int person = 0; person < memberships.people(); person++) {
      int count = memberships.count(person);
      if (count < 2) {
        out.number(2 * (memberships.only(person) + 1));
      } else {
        out.number(2 * count + 1);
        int before = 0;
        for (int n = 0; n < count; n++) {
          int position = memberships.position(person, n);
          out.number(position - before);
          before = position;
        }
      }
    }
  }

  private static void writeApps(Map<String, KnownApp> apps, CompactOutput out) {
    out.number(apps.size());
    new TreeMap<>(apps)
        .forEach((id, app) -> {
          out.text(id);
          out.text(app.name());
          out.octet(app.forms().stream().mapToInt(DirectoryBytes::bit).sum());
        });
  }

  /** As {@link #read(byte[])}, from what remains in the buffer, which is used up. */
  public static Directory read(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return read(bytes);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BrokenDirectoryException when it is something else, of a newer version, or damaged
   */
  public static Directory read(byte[] bytes) {
    if (bytes.length < BODY_AT || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new BrokenDirectoryException(bytes.length + " bytes are not a directory");
    }
    if (bytes[MAGIC.length] != VERSION) {
      throw new BrokenDirectoryException(
          "the directory has format %d; this program reads %d"
              .formatted(bytes[MAGIC.length], VERSION));
    }
    if (ByteBuffer.wrap(bytes).getInt(CHECKSUM_AT) != checksum(bytes)) {
      throw new BrokenDirectoryException("the directory's checksum does not fit its bytes");
    }
    try {
      return readBody(new CompactInput(bytes, BODY_AT));
    } catch (IndexOutOfBoundsException e) {
      throw new BrokenDirectoryException("the directory points outside itself", e);
    }
  }

  private static Directory readBody(CompactInput in) {
    DepartmentTree tree = readTree(in);
    Memberships memberships = readMemberships(in, tree);
    Map<String, KnownApp> apps = readApps(in);
    if (!in.isAtEnd()) {
      throw new BrokenDirectoryException("the directory goes on behind its end");
    }
    return new Directory(tree, memberships, apps);
  }

  private static DepartmentTree readTree(CompactInput in) {
    int size = in.count();
    Objects.checkIndex(0, size);
    int[] parents = new int[size];
    int[] orders = new int[size];
    for (int position = 0; position < size; position++) {
      int up = in.number();
      parents[position] =
          position == 0
              ? Objects.checkIndex(up, 1) - 1
              : Objects.checkIndex(position - up, position);
      orders[position] = in.signed();
    }
    int[] byLevel = new int[size];
    for (int i = 0; i < size; i++) {
      byLevel[i] = Objects.checkIndex(in.number(), size);
    }
    String[] texts = readTexts(in, TEXTS_EACH * size);
    Department[] preorder = new Department[size];
    for (int position = 0; position < size; position++) {
      int at = TEXTS_EACH * position;
      String parent = position == 0 ? "" : preorder[parents[position]].id();
      preorder[position] =
          new Department(texts[at], texts[at + 1], parent, texts[at + 2], orders[position]);
    }
    requirePreorder(parents);
    DepartmentTree tree = new DepartmentTree(preorder, parents, byLevel);
    requireLevels(tree, byLevel);
    return tree;
  }

  /** The department before each one lies in the subtree of the one above it. */
  private static void requirePreorder(int[] parents) {
    for (int position = 1; position < parents.length; position++) {
      int above = position - 1;
      while (above >= 0 && above != parents[position]) {
        above = parents[above];
      }
      Objects.checkIndex(above, parents.length);
    }
  }

  /** Each position once, by depth. */
  private static void requireLevels(DepartmentTree tree, int[] byLevel) {
    BitSet seen = new BitSet(tree.size());
    int depth = 0;
    for (int position : byLevel) {
      if (seen.get(position) || tree.depth(position) < depth) {
        throw new BrokenDirectoryException("the levels of the directory are not its own");
      }
      seen.set(position);
      depth = tree.depth(position);
    }
  }

  private static String[] readTexts(CompactInput in, int count) {
    int[] lengths = new int[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = in.number();
    }
    String all = in.text();
    String[] texts = new String[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      texts[i] = all.substring(at, at + lengths[i]);
      at += lengths[i];
    }
    return texts;
  }

  private static Memberships readMemberships(CompactInput in, DepartmentTree tree) {
    int people = in.count();
    Memberships.Builder builder = new Memberships.Builder(tree, people);
    int[] positions = new int[8];
    for (int person = 0; person < people; person++) {
      int code = in.number();
      if (code == 0) {
        builder.put(person, positions, 0);
      } else if ((code & 1) == 0) {
        positions[0] = Objects.checkIndex((code >>> 1) - 1, tree.size());
        builder.put(person, positions, 1);
      } else {
        int count = in.count(code >>> 1);
        positions = count > positions.length ? new int[2 * count] : positions;
        int position = 0;
        for (int n = 0; n < count; n++) {
          position += in.number();
          positions[n] = Objects.checkIndex(position, tree.size());
        }
        builder.put(person, positions, count);
      }
    }
    return builder.build();
  }

  private static Map<String, KnownApp> readApps(CompactInput in) {
    TreeMap<String, KnownApp> apps = new TreeMap<>();
    for (int rest = in.count(); rest > 0; rest--) {
      String id = in.text();
      String name = in.text();
      int mask = in.octet();
      EnumSet<Form> forms = EnumSet.allOf(Form.class);
      forms.removeIf(form -> (mask & bit(form)) == 0);
      apps.put(id, new KnownApp(name, forms));
    }
    return Collections.unmodifiableMap(apps);
  }

  private static int bit(Form form) {
    return switch (form) {
      case GADGET -> 1;
      case WEBAPP -> 2;
      case BOT -> 4;
    };
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, BODY_AT, bytes.length - BODY_AT);
    return (int) crc.getValue();
  }
}
