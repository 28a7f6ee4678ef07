-- The first door. Deliveries are files as they came; submissions are one encounter of one delivery with its answer.
create schema claims;

create table claims.delivery (
    delivery   bigint generated always as identity primary key,
    at         timestamptz not null,
    sender     text not null,        -- name of the token, or 'load'
    path       text not null,        -- file name as given by the sender
    sha256     bytea not null,
    bytes      bigint not null,
    facility   text collate "C",     -- MACSKCB of the envelope; null when it could not be read
    made       date,                 -- NGAYLAP
    status     text not null check (status in ('reading', 'read', 'unreadable')),
    message    text,
    accepted   integer not null default 0,
    replaced   integer not null default 0,
    duplicate  integer not null default 0,
    withdrawn  integer not null default 0,
    rejected   integer not null default 0
);
create index on claims.delivery (facility, at);

create sequence claims.submission_key increment by 100; -- handed out in blocks

create table claims.submission (
    submission  bigint primary key,
    delivery    bigint not null references claims.delivery,
    at          timestamptz not null,
    facility    text collate "C" not null,
    ma_lk       text collate "C" not null,
    made        date not null,       -- NGAYLAP: "newer" is this, then arrival
    status      text not null check (status in ('accepted', 'replaced', 'withdrawn', 'rejected', 'older')),
    hash        bytea not null,      -- SHA-256 of the encounter's content, however it was written
    issues      jsonb,
    original    bytea not null       -- the encounter's tables as sent, decoded, zstd
);
alter table claims.submission alter column original set storage external; -- compressed already
create index on claims.submission (facility, ma_lk);
create index on claims.submission (delivery);

-- The encounter as it stands: keyed by (MACSKCB, MA_LK), never by MA_LK alone.
create table claims.encounter (
    facility    text collate "C" not null,
    ma_lk       text collate "C" not null,
    submission  bigint not null references claims.submission,
    made        date not null,
    person      bigint,              -- null when only ever withdrawn
    encounter   bigint,              -- key of the Encounter resource
    withdrawn   boolean not null,
    primary key (facility, ma_lk)
);
create unique index on claims.encounter (encounter);
