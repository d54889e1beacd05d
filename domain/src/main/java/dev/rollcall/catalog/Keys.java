package dev.rollcall.catalog;

import java.util.List;
import java.util.Optional;

/** The keys of our own API. A key is shown once; only its hash is kept. */
public interface Keys {
  /**
   * Makes a new key and returns its text, {@code rc_} and 43 URL-safe characters, which is kept
   * nowhere.
   *
   * @throws CatalogMissing when there is no such tenant
   */
  String add(String tenant, Key.Purpose purpose, String actor);

  /**
   * Makes a key void: at once here, within a fraction of a second in other processes.
   *
   * @param id the key's own name, {@code key_...}
   * @throws CatalogMissing when there is no such key, or it is void already
   */
  void revoke(String id, String actor);

  /** The key of a text, or empty when it is unknown or void. Cheap enough for every request. */
  Optional<Key> authenticate(String text);

  /** The keys that are not void, oldest first. */
  List<Key> of(String tenant);
}
