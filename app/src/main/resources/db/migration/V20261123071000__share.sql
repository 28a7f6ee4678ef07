-- Links by which somebody without an account reads one visit, for a time.
create schema share;

create table share.link (
    number    bigint generated always as identity primary key,
    hash      bytea not null unique,         -- of the token, which is shown once and kept nowhere
    person    bigint not null,               -- canonical key of whose visit it is
    arrived   bigint not null,               -- the key under which the visit is kept
    encounter bigint not null,               -- key of the Encounter
    facility  text collate "C",              -- MACSKCB, to tell links apart
    visited   date not null,
    labels    smallint not null,             -- protected data that was ticked
    maker     bigint not null,               -- key of the citizen by whose right it reads
    made_by   text collate "C" not null,     -- login
    made_at   timestamptz not null,
    ends_at   timestamptz not null,
    revoked_at timestamptz,
    opened    integer not null default 0,
    opened_at timestamptz                    -- the last time
);
create index link_person on share.link (person, made_at);
