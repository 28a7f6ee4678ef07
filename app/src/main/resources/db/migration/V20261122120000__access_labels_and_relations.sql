-- Protected data (access.Label): one bit for each label that the row's own codes give it. What else belongs to the
-- same encounter is closed with it when it is read.
alter table record.resource add column labels smallint not null default 0;
alter table record.history add column labels smallint not null default 0;

-- What is there already, by the codes of rules/access/labels.csv as they were on the day of this migration.
update record.resource set labels =
    (exists (select from unnest(codes) c where c ~ '^icd10\|(B2[0-4]|Z21|R75|Z11\.4|Z20\.6|Z71\.7|O98\.7)'))::int
    + 2 * (exists (select from unnest(codes) c where c ~ '^icd10\|(F|X[67]|X8[0-4])'))::int
    + 4 * (exists (select from unnest(codes) c where c ~ '^icd10\|(O0[0-8]|Z3[013]|Z64\.0|A5|A6[0-4]|N46|N97)'))::int
where exists (select from unnest(codes) c where c like 'icd10|%');
-- Of former versions it is not worked out: what is not known counts as protected.
update record.history set labels = 7 where cardinality(codes) > 0;

create index resource_label on record.resource (person, encounter) where labels <> 0;

-- Who agreed to what. Rows are never changed but to note the withdrawal: this is the proof (NĐ 356/2025, Art. 6).
create table access.consent (
    consent   bigint generated always as identity primary key,
    person    bigint not null,               -- canonical key
    facility  text collate "C" not null,     -- MACSKCB of who may read
    purpose   text not null,                 -- access.Purpose
    told      text not null,                 -- the words that were agreed to
    given_by  text not null,                 -- self, representative or both
    recorded_by text not null,               -- login, or the person's own
    given_at  timestamptz not null,
    ends      date,
    withdrawn_at timestamptz
);
create index consent_person on access.consent (person, facility);

-- Children and others in somebody's care.
create table access.guardian (
    person    bigint not null,               -- canonical key of who is cared for
    guardian  bigint not null,               -- canonical key
    reason    text not null,
    recorded_by text not null,
    starts    date not null,
    ends      date,
    primary key (person, guardian, starts)
);
create index guardian_guardian on access.guardian (guardian);

-- Broken glass: reading in an emergency, for a time, with the reason that was given.
create table access.emergency (
    emergency bigint generated always as identity primary key,
    person    bigint not null,               -- canonical key
    login     text not null collate "C",
    facility  text collate "C",
    reason    text not null,
    at        timestamptz not null,
    until     timestamptz not null,
    seen_by   text,                          -- the officer who looked into it
    seen_at   timestamptz,
    finding   text
);
create index emergency_person on access.emergency (person, login, until);
create index emergency_unseen on access.emergency (at) where seen_at is null;

-- A citizen's account knows whose it is.
alter table account.account add column person bigint;
