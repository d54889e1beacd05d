package dev.rollcall.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The vendor apps. Secrets are kept hashed; who presents one is compared in constant time. */
public interface Apps {
  /**
   * Adds an app with its secret.
   *
   * @throws CatalogConflict when the id is taken, or another app of the corp has this secret
   * @throws CatalogMissing when there is no such tenant
   * @throws IllegalArgumentException when {@link Secrets#refusal} has something against the secret,
   *     or a WeCom app is added to a tenant without a corp id
   */
  void add(VendorApp app, String secret, String actor);

  /**
   * Gives an app another secret. Its old secret and every token issued so far are void at once, in
   * other processes within a fraction of a second. A revoked app works again.
   *
   * @return the app with its new generation
   * @throws CatalogMissing when there is no such app
   */
  VendorApp rotate(Vendor vendor, String id, String secret, String actor);

  /**
   * Takes an app its secret: it is found still, but can not log in until {@link #rotate}, and every
   * token issued so far is void.
   *
   * @return the app with its new generation
   * @throws CatalogMissing when there is no such app
   */
  VendorApp revoke(Vendor vendor, String id, String actor);

  Optional<VendorApp> find(Vendor vendor, String id);

  List<VendorApp> of(String tenant);

  /** The app whose id and secret these are; empty when the app is unknown or the secret wrong. */
  Optional<VendorApp> authenticate(Vendor vendor, String id, String secret);

  /** The WeCom app of a corp that has this secret. */
  Optional<VendorApp> authenticateCorp(String corpId, String secret);

  /**
   * The end of the app's current token: that of the one issued last while at least {@code reserve}
   * of it is left at {@code now}, otherwise a new one, {@code lifetime} after {@code now}, which is
   * kept. Whole microseconds. Everybody who asks at the same time gets the same.
   *
   * @throws CatalogMissing when there is no such app
   */
  Instant tokenEnd(VendorApp app, Instant now, Duration lifetime, Duration reserve);
}
