package dev.rollcall.server.access;

import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may use our own API: those with a key of the right purpose, shown as RFC 6750 says. */
public final class KeyAccess {
  private static final String SCHEME = "Bearer ";

  private final Keys keys;

  public KeyAccess(Keys keys) {
    this.keys = keys;
  }

  /** Whether a request may go on. */
  public sealed interface Verdict {
    /** It may, for the tenant of this key. */
    record Granted(Key key) implements Verdict {}

    /** It shows no key, or one that does not exist. */
    record NoKey(String detail) implements Verdict {}

    /** Its key is good, but for something else. */
    record WrongPurpose(String detail) implements Verdict {}
  }

  /**
   * Judges a request by its {@code Authorization} headers.
   *
   * @param authorization the values of all of them, as they came
   * @param purposes what the key may be for
   */
  public Verdict judge(List<String> authorization, Set<Key.Purpose> purposes) {
    if (authorization.size() != 1) {
      return new Verdict.NoKey("Send one header Authorization: Bearer KEY.");
    }
    String shown = authorization.getFirst();
    if (!shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Verdict.NoKey("The Authorization header must be Bearer KEY.");
    }
    Optional<Key> key = keys.authenticate(shown.substring(SCHEME.length()).strip());
    if (key.isEmpty()) {
      return new Verdict.NoKey("This key does not exist or has been revoked.");
    }
    if (!purposes.contains(key.get().purpose())) {
      return new Verdict.WrongPurpose(
          "This key is for " + key.get().purpose().name().toLowerCase(Locale.ROOT) + ".");
    }
    return new Verdict.Granted(key.get());
  }
}
