package dev.rollcall.catalog;

import java.util.List;
import java.util.Optional;

/** The tenants. */
public interface Tenants {
  /** Adds a tenant. @throws CatalogConflict when the id or the corp id is taken */
  void add(Tenant tenant, String actor);

  Optional<Tenant> find(String id);

  /** The tenant that has this WeCom corp id. */
  Optional<Tenant> ofCorp(String corpId);

  List<Tenant> all();
}
