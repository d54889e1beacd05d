package dev.rollcall.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Finds positions by a name of the department; of equal names the first in preorder counts. */
final class PositionsByName {
  private PositionsByName() {}

  static Map<String, Integer> of(Department[] preorder, Function<Department, String> name) {
    Map<String, Integer> positions = HashMap.newHashMap(preorder.length);
    for (int position = 0; position < preorder.length; position++) {
      positions.putIfAbsent(name.apply(preorder[position]), position);
    }
    return positions;
  }

  static OptionalInt find(Map<String, Integer> positions, String name) {
    Integer position = positions.get(name);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }
}
