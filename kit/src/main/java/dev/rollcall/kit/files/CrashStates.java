package dev.rollcall.kit.files;

import dev.rollcall.kit.files.DurableTree.NameChange;
import dev.rollcall.kit.files.DurableTree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What a power cut at one moment could leave: names that were not synced, all, none, each first
 * few, each alone, all but one; and of files that were not synced the new content, the old, the
 * first or last of it, or zeros, in all of them or in one. Every choice of names with every choice
 * of content.
 */
final class CrashStates {
  private static final int MOST_ALONE = 12;

  private final DurableTree tree;
  private final boolean thorough;

  CrashStates(DurableTree tree, boolean thorough) {
    this.tree = tree;
    this.thorough = thorough;
  }

  /** What a file holds after the cut, by its place among the files that were not synced. */
  interface Contents extends BiFunction<Integer, Node, byte[]> {}

  /** Each state once. */
  List<CrashState> all() {
    Map<String, CrashState> states = new LinkedHashMap<>();
    for (List<NameChange> names : names()) {
      for (Contents contents : contents()) {
        CrashState state = of(names, contents);
        states.putIfAbsent(state.identity(), state);
      }
    }
    return List.copyOf(states.values());
  }

  private Set<List<NameChange>> names() {
    List<NameChange> pending = tree.pending();
    Set<List<NameChange>> choices = new LinkedHashSet<>();
    for (int first = 0; first <= pending.size(); first++) {
      choices.add(pending.subList(0, first));
    }
    if (thorough && pending.size() <= MOST_ALONE) {
      for (int i = 0; i < pending.size(); i++) {
        choices.add(List.of(pending.get(i)));
        List<NameChange> others = new ArrayList<>(pending);
        others.remove(i);
        choices.add(others);
      }
    }
    return choices;
  }

  private List<Contents> contents() {
    List<Contents> choices = new ArrayList<>();
    choices.add((_, node) -> node.durable);
    choices.add((_, node) -> node.content);
    choices.add((_, node) -> half(node.durable, node.content));
    choices.add((_, node) -> zeros(node.durable, node.content));
    if (thorough) {
      for (int quarters = 1; quarters < 4; quarters++) {
        int lost = quarters;
        choices.add((_, node) -> late(node.durable, node.content, lost));
      }
    }
    int dirty = dirtyFiles();
    if (dirty > 1 && dirty <= MOST_ALONE) {
      for (int i = 0; i < dirty; i++) {
        int one = i;
        choices.add((place, node) -> place == one ? node.content : node.durable);
        if (thorough) {
          choices.add((place, node) -> place == one ? node.durable : node.content);
        }
      }
    }
    return choices;
  }

  private int dirtyFiles() {
    Map<Node, Integer> dirty = new HashMap<>();
    collect(tree.top(), dirty);
    return dirty.size();
  }

  private static void collect(Node folder, Map<Node, Integer> dirty) {
    for (Node node : folder.names.values()) {
      if (node.folder) {
        collect(node, dirty);
      } else if (node.isDirty()) {
        dirty.putIfAbsent(node, dirty.size());
      }
    }
  }

  /** The state with these changes of names made and others not. */
  CrashState of(List<NameChange> made, Contents contents) {
    Map<Node, Integer> dirty = new HashMap<>();
    collect(tree.top(), dirty);
    CrashState state = CrashState.empty();
    build("", tree.top(), made, (_, node) -> content(node, dirty, contents), state);
    return state;
  }

  private static byte[] content(Node node, Map<Node, Integer> dirty, Contents contents) {
    return node.isDirty()
        ? contents.apply(dirty.getOrDefault(node, Integer.MAX_VALUE), node)
        : node.durable;
  }

  private static void build(
      String path, Node folder, List<NameChange> made, Contents contents, CrashState state) {
    Map<String, Node> names = new TreeMap<>(folder.durableNames);
    for (NameChange change : made) {
      if (change.folder() == folder) {
        DurableTree.apply(change.names(), names);
      }
    }
    names.forEach((name, node) -> {
      String child = path.isEmpty() ? name : path + "/" + name;
      if (node.folder) {
        state.folders().add(child);
        build(child, node, made, contents, state);
      } else {
        state.files().put(child, contents.apply(0, node));
      }
    });
  }

  /** The first half of what is new, and the rest as it was. */
  private static byte[] half(byte[] old, byte[] now) {
    int longest = Math.max(old.length, now.length);
    int same = 0;
    while (same < old.length && same < now.length && old[same] == now[same]) {
      same++;
    }
    int to = Math.min(now.length, same + (longest - same) / 2);
    byte[] mixed = Arrays.copyOf(old, Math.max(old.length, to));
    System.arraycopy(now, 0, mixed, 0, to);
    return mixed;
  }

  /** What is new but for its first quarters, as when the disk wrote the last of it first. */
  private static byte[] late(byte[] old, byte[] now, int quarters) {
    int same = Math.max(0, Arrays.mismatch(old, now));
    byte[] mixed = now.clone();
    int to = same + (now.length - same) * quarters / 4;
    for (int i = same; i < to; i++) {
      mixed[i] = i < old.length ? old[i] : 0;
    }
    return mixed;
  }

  /** As long as it is now, without anything that is new. */
  private static byte[] zeros(byte[] old, byte[] now) {
    return Arrays.copyOf(old, now.length);
  }
}
