package dev.rollcall.catalog;

/**
 * The small database of names, secrets and published versions. Thread-safe; several processes may
 * share one.
 */
public interface Catalog extends AutoCloseable {
  /** Tenants by id. */
  Tenants tenants();

  /** Vendor apps of tenants, their secrets and permissions. */
  Apps apps();

  /** Apps of the store, and which tenants have installed them. */
  StoreApps storeApps();

  /** Keys of our own API. */
  Keys keys();

  /** The numbers of people. */
  People people();

  /** Who was erased. */
  Erasures erasures();

  /** Which version of which day is published. */
  Publications publications();

  /** Keys that sign tokens and page tokens. */
  SigningKeys signingKeys();

  /** What was changed by whom. */
  AuditLog auditLog();

  @Override
  void close();
}
