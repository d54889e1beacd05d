package dev.rollcall.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store apps and which tenants have installed them. Secrets are kept hashed. */
public interface StoreApps {
  /**
   * Adds a store app with its secret.
   *
   * @throws CatalogConflict when the id is taken, also by an app of a tenant
   * @throws IllegalArgumentException when {@link Secrets#refusal} has something against the secret
   */
  void add(StoreApp app, String secret, String actor);

  /**
   * Gives an app another secret. Its old secret, its ticket and every token issued so far are void
   * at once, in other processes within a fraction of a second. A revoked app works again.
   *
   * @return the app with its new generation
   * @throws CatalogMissing when there is no such app
   */
  StoreApp rotate(String id, String secret, String actor);

  /**
   * Takes an app its secret: it is found still, but can not log in until {@link #rotate}, and every
   * token issued so far is void.
   *
   * @return the app with its new generation
   * @throws CatalogMissing when there is no such app
   */
  StoreApp revoke(String id, String actor);

  Optional<StoreApp> find(String id);

  /** All of them, by id. */
  List<StoreApp> all();

  /** The app whose id and secret these are; empty when the app is unknown or the secret wrong. */
  Optional<StoreApp> authenticate(String id, String secret);

  /**
   * Installs an app in a tenant; what is installed already stays as it is.
   *
   * @param tenantKey the key to know the tenant by, or null for the one it has or a new one
   * @throws CatalogMissing when there is no such app or tenant
   * @throws CatalogConflict when the tenant has another key, or another tenant has this one
   * @throws IllegalArgumentException when the key is none
   */
  Installation install(String id, String tenant, @Nullable String tenantKey, String actor);

  /**
   * Takes an app from a tenant; its tokens for it are void, until it is installed again.
   *
   * @throws CatalogMissing when it is not installed there
   */
  void uninstall(String id, String tenant, String actor);

  /** The installation of an app in the tenant with this key. */
  Optional<Installation> installation(String id, String tenantKey);

  /** Where an app is installed, by tenant. */
  List<Installation> installations(String id);

  /** The end of the current token of an app; as {@link Apps#tokenEnd}. */
  Instant appTokenEnd(StoreApp app, Instant now, Duration lifetime, Duration reserve);

  /** The end of the current token of an app for a tenant; as {@link Apps#tokenEnd}. */
  Instant tenantTokenEnd(
      Installation installation, Instant now, Duration lifetime, Duration reserve);
}
