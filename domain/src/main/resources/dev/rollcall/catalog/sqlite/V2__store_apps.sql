-- Store apps: Feishu apps that belong to no tenant. Tenants install them. docs/formats/catalog.md
-- draws it.

-- One row is a store app. secret_hash is null while the app is revoked; token_end is the end of the
-- app token issued last. The ticket is pushed to ticket_url, with the verification token, which is
-- no secret of ours and kept as it is.
create table store_app (
  id text not null primary key,
  secret_hash text,
  generation integer not null,
  token_end bigint,
  ticket_url text,
  verification_token text not null,
  created_at bigint not null
) without rowid;

-- One row is a scope granted to a store app, in every tenant.
create table store_app_scope (
  app text not null references store_app (id),
  scope text not null,
  primary key (app, scope)
) without rowid;

-- One row is the name under which all store apps know a tenant.
create table tenant_key (
  tenant text not null primary key references tenant (id),
  tenant_key text not null unique
) without rowid;

-- One row is a tenant that has installed a store app. token_end is the end of the tenant token
-- issued last.
create table store_app_installation (
  app text not null references store_app (id),
  tenant text not null references tenant (id),
  token_end bigint,
  installed_at bigint not null,
  primary key (app, tenant)
) without rowid;
