-- The catalog, first version. Times are microseconds since 1970-01-01T00:00Z; days are YYYY-MM-DD;
-- regions, editions, vendors and purposes are lower-case words. docs/formats/catalog.md draws it.

-- One row is an organisation.
create table tenant (
  id text not null primary key,
  name text not null,
  home text not null,
  edition text not null,
  corp_id text unique,
  industry text,
  created_at bigint not null
) without rowid;

-- One row is a region enabled for a tenant, the home region included.
create table tenant_region (
  tenant text not null references tenant (id),
  region text not null,
  primary key (tenant, region)
) without rowid;

-- One row is an app that calls a vendor API. secret_hash is null while the app is revoked;
-- token_end is the end of the token issued last.
create table vendor_app (
  vendor text not null,
  id text not null,
  tenant text not null references tenant (id),
  secret_hash text,
  generation integer not null,
  token_end bigint,
  created_at bigint not null,
  primary key (vendor, id)
) without rowid;

create index vendor_app_tenant on vendor_app (tenant, vendor, id);

-- One row is a scope granted to an app.
create table vendor_app_scope (
  vendor text not null,
  app text not null,
  scope text not null,
  primary key (vendor, app, scope),
  foreign key (vendor, app) references vendor_app (vendor, id)
) without rowid;

-- One row is a department an app may see with all below; an app without rows sees everything (S21).
create table vendor_app_department (
  vendor text not null,
  app text not null,
  department text not null,
  primary key (vendor, app, department),
  foreign key (vendor, app) references vendor_app (vendor, id)
) without rowid;

-- One row is a key of our own API. The text of the key is kept nowhere: 32 random bytes need no
-- slow hash, so key_hash is the hexadecimal SHA-256 of the text.
create table api_key (
  id text not null primary key,
  tenant text not null references tenant (id),
  purpose text not null,
  key_hash text not null unique,
  created_at bigint not null,
  revoked_at bigint
) without rowid;

create index api_key_tenant on api_key (tenant, created_at, id);

-- One row is a number given to a person, for ever (S7). id is null once the person was erased.
create table person (
  tenant text not null references tenant (id),
  number integer not null,
  id text,
  primary key (tenant, number),
  unique (tenant, id)
) without rowid;

-- The one row is the sequence of the newest publication.
create table publication_sequence (
  id integer not null primary key check (id = 1),
  last bigint not null
);

insert into publication_sequence (id, last) values (1, 0);

-- One row is one version of one published day. The current version has no replaced_by; any other
-- names the publication that took its place.
create table publication (
  tenant text not null references tenant (id),
  region text not null,
  day text not null,
  version integer not null,
  sequence bigint not null,
  manifest text not null,
  journal_events bigint not null,
  state_before text not null,
  state_after text not null,
  published_at bigint not null,
  replaced_by bigint,
  replaced_at bigint,
  primary key (tenant, region, day, version)
) without rowid;

-- A day has one current version.
create unique index publication_current on publication (tenant, region, day)
  where replaced_by is null;

create index publication_sequence_of on publication (tenant, region, sequence);

create index publication_replaced on publication (replaced_at) where replaced_by is not null;

-- The one row is the secret that signs tokens and page tokens: 32 random bytes.
create table signing_key (
  id integer not null primary key check (id = 1),
  secret blob not null,
  created_at bigint not null
);

-- One row is a change made by someone. Rows are only ever added.
create table audit (
  id integer not null primary key autoincrement,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null
);

create trigger audit_is_never_changed before update on audit
begin
  select raise(abort, 'the audit log is only ever added to');
end;

create trigger audit_is_never_cut before delete on audit
begin
  select raise(abort, 'the audit log is only ever added to');
end;
