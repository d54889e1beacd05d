package dev.rollcall.catalog;

import java.util.List;
import java.util.Optional;

/** Who was erased (S7). A person who was erased once stays so, whatever comes under the id. */
public interface Erasures {
  /**
   * Forgets who a number was, for ever: the id goes, the number stays taken. From here on {@link
   * People#erased} knows the person. An erasure that was begun before is returned as it is.
   *
   * @return empty when nobody has or had that id
   */
  Optional<Erasure> begin(String tenant, String person, String actor);

  /** The erasure of somebody who still knows the id. */
  Optional<Erasure> find(String tenant, String person);

  /** Those that were begun and not finished. */
  List<Erasure> unfinished(String tenant);

  /** Notes that nothing of the person is left, with the receipt, here and in the audit log. */
  void finish(Erasure erasure, String receipt, String actor);
}
