package dev.rollcall.server.feishu;

import dev.rollcall.server.access.FailedLogins;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Looks at {@code app_id} and {@code app_secret} of apps of one kind. Who guesses is slowed down
 * (S31). Failures travel with HTTP 200, as on the live service.
 */
final class Credentials<A> {
  private final FailedLogins failures;
  private final Function<String, Optional<A>> find;
  private final BiFunction<String, String, Optional<A>> authenticate;

  /**
   * @param find the app of an id
   * @param authenticate the app of an id and a secret
   */
  Credentials(
      FailedLogins failures,
      Function<String, Optional<A>> find,
      BiFunction<String, String, Optional<A>> authenticate) {
    this.failures = failures;
    this.find = find;
    this.authenticate = authenticate;
  }

  /** Answers what {@code whenRight} says to the app, or why the login fails. */
  Answer check(Fields fields, String address, Function<A, Answer> whenRight) {
    String id = fields.text("app_id").orElse("");
    String secret = fields.text("app_secret").orElse("");
    Optional<Refusal> refusal = fields.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String from = "address " + address;
    slowDown(from);
    if (find.apply(id).isEmpty()) {
      failures.failed(from);
      return Refusal.of(FeishuError.UNKNOWN_APP);
    }
    String of = "app " + id;
    slowDown(of);
    Optional<A> app = authenticate.apply(id, secret);
    if (app.isEmpty()) {
      failures.failed(from);
      failures.failed(of);
      return Refusal.of(FeishuError.WRONG_SECRET);
    }
    return whenRight.apply(app.get());
  }

  private void slowDown(String who) {
    Duration delay = failures.delay(who);
    if (!delay.isZero()) {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
