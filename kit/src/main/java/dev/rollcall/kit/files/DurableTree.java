package dev.rollcall.kit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders below one folder, each as it is and as it is on disk for certain. As strict
 * as the standard: a sync of a file says nothing of its name, a sync of a folder nothing of the
 * folder's own name, and what was not synced may be there in any part.
 *
 * <pre>
 *   names     sales.json -&gt; 7     folder as it is
 *   durable   (nothing)           folder on disk
 *   pending   sales.json -&gt; 7     what the next sync of the folder makes durable
 * </pre>
 */
final class DurableTree {
  private final Path root;
  private final Node top = new Node(true);
  private final List<NameChange> pending = new ArrayList<>();

  /** A file or a folder, whatever its name is. */
  static final class Node {
    final boolean folder;
    final Map<String, Node> names = new TreeMap<>();
    final Map<String, Node> durableNames = new TreeMap<>();
    byte[] content = {};
    byte[] durable = {};

    /** What a failed sync has dropped: a later one does not write it. Pairs of from and to. */
    final List<int[]> dropped = new ArrayList<>();

    Node(boolean folder) {
      this.folder = folder;
    }

    boolean isDirty() {
      return !Arrays.equals(content, durable);
    }
  }

  /** Names that come or go (null) at once, by name, within one folder. */
  record NameChange(Node folder, Map<String, @Nullable Node> names) {}

  DurableTree(Path root) throws IOException {
    this.root = root;
    load(root, top);
  }

  private static void load(Path folder, Node node) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Node child = new Node(Files.isDirectory(entry));
        if (child.folder) {
          load(entry, child);
        } else {
          child.content = Files.readAllBytes(entry);
          child.durable = child.content;
        }
        node.names.put(String.valueOf(entry.getFileName()), child);
        node.durableNames.put(String.valueOf(entry.getFileName()), child);
      }
    }
  }

  Node top() {
    return top;
  }

  List<NameChange> pending() {
    return pending;
  }

  /** The file or folder of a real path; null when it is outside or not known. */
  @Nullable Node find(Path path) {
    if (!path.startsWith(root)) {
      return null;
    }
    Node node = top;
    for (Path name : root.relativize(path)) {
      if (!name.toString().isEmpty()) {
        node = node.names.get(name.toString());
      }
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /** That, or one that native code has written meanwhile. */
  @Nullable Node findReal(Path path) throws IOException {
    Node node = find(path);
    if (node == null && Files.isRegularFile(path)) {
      node = created(path, false);
      if (node != null) {
        node.content = Files.readAllBytes(path);
      }
    }
    return node;
  }

  @Nullable Node created(Path path, boolean folder) {
    Node parent = find(parent(path));
    if (parent == null) {
      return null;
    }
    Node node = new Node(folder);
    change(parent, Map.of(name(path), node));
    return node;
  }

  void renamed(Path from, Path to) throws IOException {
    Node node = findReal(from);
    Node before = find(parent(from));
    Node after = find(parent(to));
    if (node == null || before == null || after == null) {
      return;
    }
    if (before == after) {
      Map<String, @Nullable Node> both = new TreeMap<>();
      both.put(name(from), null);
      both.put(name(to), node);
      change(after, both);
    } else {
      change(after, Map.of(name(to), node));
      removed(from);
    }
  }

  void removed(Path path) {
    Node parent = find(parent(path));
    if (parent != null && parent.names.containsKey(name(path))) {
      Map<String, @Nullable Node> gone = new TreeMap<>();
      gone.put(name(path), null);
      change(parent, gone);
    }
  }

  private void change(Node folder, Map<String, @Nullable Node> names) {
    apply(names, folder.names);
    pending.add(new NameChange(folder, names));
  }

  static void apply(Map<String, @Nullable Node> change, Map<String, Node> names) {
    change.forEach((name, node) -> {
      if (node == null) {
        names.remove(name);
      } else {
        names.put(name, node);
      }
    });
  }

  static void wrote(Node file, ByteBuffer bytes, long at) {
    int from = Math.toIntExact(at);
    int to = from + bytes.remaining();
    byte[] content = Arrays.copyOf(file.content, Math.max(file.content.length, to));
    bytes.get(content, from, bytes.remaining());
    file.content = content;
    file.dropped.removeIf(range -> range[0] >= from && range[1] <= to);
  }

  static void truncated(Node file, long size) {
    if (size < file.content.length) {
      int length = Math.toIntExact(size);
      file.content = Arrays.copyOf(file.content, length);
      file.dropped.removeIf(range -> range[0] >= length);
      file.dropped.forEach(range -> range[1] = Math.min(range[1], length));
    }
  }

  static void forced(Node file) {
    if (file.dropped.isEmpty()) {
      file.durable = file.content;
      return;
    }
    byte[] durable = file.content.clone();
    for (int[] range : file.dropped) {
      for (int i = range[0]; i < range[1]; i++) {
        durable[i] = i < file.durable.length ? file.durable[i] : 0;
      }
    }
    file.durable = durable;
  }

  /** The system has forgotten what it could not write; it shows it as long as it runs. */
  static void forceFailed(Node file) {
    int from = 0;
    while (from < file.content.length
        && from < file.durable.length
        && file.content[from] == file.durable[from]) {
      from++;
    }
    if (from < file.content.length) {
      file.dropped.add(new int[] {from, file.content.length});
    }
  }

  void folderForced(Node folder) {
    folder.durableNames.clear();
    folder.durableNames.putAll(folder.names);
    pending.removeIf(change -> change.folder() == folder);
  }

  CrashState worst() {
    return new CrashStates(this, false).of(List.of(), (_, node) -> node.durable);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
