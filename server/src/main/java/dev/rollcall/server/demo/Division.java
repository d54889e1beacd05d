package dev.rollcall.server.demo;

/**
 * A department of the sample organisation.
 *
 * @param parent the id of the one above, {@code 0} for the root
 * @param level 1 just below the root
 * @param share how many of the people sit right here, relative to the others
 */
record Division(
    String id, String parent, int level, int order, double share, String name, Calling calling) {
  Division under(String newParent, int newLevel) {
    return new Division(id, newParent, newLevel, order, share, name, calling);
  }

  /** The longest way down from the root, in levels. */
  static int depth(Iterable<Division> divisions) {
    int depth = 0;
    for (Division division : divisions) {
      depth = Math.max(depth, division.level());
    }
    return depth;
  }
}
