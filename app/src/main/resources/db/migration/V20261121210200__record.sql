-- The record store (architecture, section 3): one row per live FHIR R4 resource, superseded versions in history.
create schema record;

-- The last position given. The row is updated as the first act of every write and stays locked until commit, so
-- positions become visible in order and a feed cursor never skips a late committer.
create table record.head (
    one       boolean primary key default true check (one),
    position  bigint not null
);
insert into record.head values (true, 0);

create sequence record.key increment by 1000; -- handed out in blocks

create table record.resource (
    person      bigint not null,     -- key on arrival; 0 = about no person
    key         bigint not null,
    type        smallint not null,   -- fhir.ResourceType
    version     integer not null,
    position    bigint not null,     -- of the change that wrote this version
    updated     timestamptz not null,
    encounter   bigint,              -- key of the Encounter it belongs to (its own for an Encounter)
    starts      timestamptz,
    ends        timestamptz,
    value       double precision,
    dictionary  smallint not null,   -- with which body is compressed; 0 = none
    id          text collate "C" not null,
    facility    text collate "C",
    commune     text collate "C",    -- of residence at the time
    status      text collate "C",
    category    text collate "C",
    unit        text collate "C",
    codes       text[] collate "C" not null, -- 'system|code', short system names: fhir.CodeSystem
    body        bytea not null,      -- JSON, zstd
    primary key (person, key)
);
alter table record.resource alter column body set storage external; -- compressed already
create index resource_type_starts on record.resource (type, starts);

-- Every (type, id) ever used, also of deleted resources.
create table record.identity (
    type    smallint not null,
    id      text collate "C" not null,
    person  bigint not null,
    key     bigint not null,
    primary key (type, id)
);

create table record.history (
    person      bigint not null,
    key         bigint not null,
    version     integer not null,
    type        smallint not null,
    position    bigint not null,     -- of the change that wrote this version
    updated     timestamptz not null,
    superseded  bigint not null,     -- position of the change that ended it
    deleted     boolean not null,    -- this version is the deletion itself: no body
    encounter   bigint,
    starts      timestamptz,
    ends        timestamptz,
    value       double precision,
    dictionary  smallint not null,
    id          text collate "C" not null,
    facility    text collate "C",
    commune     text collate "C",
    status      text collate "C",
    category    text collate "C",
    unit        text collate "C",
    codes       text[] collate "C" not null,
    body        bytea,
    primary key (person, key, version)
);

-- The change feed: one row for each person touched by one logical change (a visit, a register row, a link).
create table record.change (
    position  bigint primary key,
    person    bigint not null, -- 0 = about no person (a facility register, a rule)
    at        timestamptz not null,
    what      text not null    -- 'claims', 'register:people', …
);
create index on record.change (person);
