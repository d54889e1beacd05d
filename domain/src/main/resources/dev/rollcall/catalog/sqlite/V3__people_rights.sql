-- Whose people or settings an entry is about, where it is about one tenant, and how many rows that
-- name people were shown, where it is about a look at them.
alter table audit add column tenant text;

alter table audit add column people_shown bigint;

create index audit_of_tenant on audit (tenant, at);

-- The one row is the secret that pseudonyms of erased people are made with: 32 random bytes.
create table erasure_key (
  id integer not null primary key check (id = 1),
  secret blob not null
);

insert into erasure_key (id, secret) values (1, randomblob(32));

-- One row is a person who was erased, or is being erased while finished_at is null. Who it was can
-- be told only by somebody who has the id already.
create table erasure (
  tenant text not null references tenant (id),
  number integer not null,
  pseudonym text not null,
  mark bigint not null,
  begun_at bigint not null,
  finished_at bigint,
  receipt text not null,
  primary key (tenant, number)
) without rowid;

create unique index erasure_pseudonym on erasure (tenant, pseudonym);

-- One row is how far back a tenant's region goes: page tokens of publications before the sequence
-- are refused; of the days up to and with the two others there is no journal and are no figures.
create table horizon (
  tenant text not null references tenant (id),
  region text not null,
  sequence bigint not null,
  journal_through text,
  figures_through text,
  primary key (tenant, region)
) without rowid;
