package dev.rollcall.server.access;

import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Keys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Who may use our own API: those with a key of the right purpose, shown as RFC 6750 says.
 *
 * <p>Whoever goes on trying keys is slowed down (S31): after a handful of wrong ones within a
 * minute from one address each further wrong one is answered late. A right key never waits, so that
 * a client with an old key keeps nobody else behind the same address back; it has 256 random bits,
 * and need not be guarded before it is looked at. Only so many answers wait at once, further ones
 * are given right away: waiting must not take the room of others.
 */
public final class KeyAccess {
  /** What the answer to one wrong key waits at most. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** So many answers to wrong keys wait at once. */
  static final int MOST_WAITING = 64;

  private static final String SCHEME = "Bearer ";

  private final Keys keys;
  private final FailedLogins failures;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  public KeyAccess(Keys keys, Clock clock) {
    this(keys, new FailedLogins(clock, LONGEST_WAIT));
  }

  /** One that takes note of wrong keys where others do. */
  public KeyAccess(Keys keys, FailedLogins failures) {
    this.keys = keys;
    this.failures = failures;
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
   * @param address that of the client
   */
  public Verdict judge(List<String> authorization, Set<Key.Purpose> purposes, String address) {
    if (authorization.size() != 1) {
      return new Verdict.NoKey("Send one header Authorization: Bearer KEY.");
    }
    String shown = authorization.getFirst();
    if (!shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Verdict.NoKey("The Authorization header must be Bearer KEY.");
    }
    Optional<Key> key = keys.authenticate(shown.substring(SCHEME.length()).strip());
    if (key.isEmpty()) {
      slowDown("address " + address);
      return new Verdict.NoKey("This key does not exist or has been revoked.");
    }
    if (!purposes.contains(key.get().purpose())) {
      return new Verdict.WrongPurpose(
          "This key is for " + key.get().purpose().name().toLowerCase(Locale.ROOT) + ".");
    }
    return new Verdict.Granted(key.get());
  }

  private void slowDown(String who) {
    Duration delay = failures.delay(who);
    failures.failed(who);
    if (delay.isZero() || !waiting.tryAcquire()) {
      return;
    }
    try {
      Thread.sleep(delay);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
  }
}
