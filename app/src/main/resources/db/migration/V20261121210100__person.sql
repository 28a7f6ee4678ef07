-- The person index. Keys are given on arrival and never change; two keys found to be one person are joined by a link,
-- so that merging and un-merging rewrite nothing.
create schema person;

create sequence person.key increment by 100; -- handed out in blocks

create table person.person (
    person        bigint primary key,
    name          text not null,
    name_plain    text collate "C" not null, -- lower case, no diacritics, single spaces: for finding, not for equality
    birth         date not null,             -- unknown month or day stored as 01
    birth_known   smallint not null check (birth_known in (1, 2, 3)), -- 1 year, 2 month, 3 day
    sex           smallint not null check (sex in (1, 2, 3)),
    commune       text collate "C",          -- of residence; null = not known
    card          text collate "C",          -- latest insurance card known
    card_from     date,
    card_until    date,                      -- null = open or not told
    registered    boolean not null,          -- stands in the population register
    told          date not null,             -- day of service (or of the register) of the newest facts above
    since         bigint not null            -- store position of the first appearance
);
create index on person.person (name_plain, birth);
create index on person.person (commune);

-- system: 1 CCCD (12 digits), 2 old CMND (9), 3 social-insurance number (10)
create table person.identifier (
    system  smallint not null,
    value   text collate "C" not null,
    person  bigint not null references person.person,
    since   bigint not null,
    primary key (system, value)
);
create index on person.identifier (person);

create table person.link (
    person     bigint primary key references person.person,
    canonical  bigint not null references person.person,
    reason     text not null,
    since      bigint not null
);
create index on person.link (canonical);

-- Records that look like one person by one identifier and like two by another: for a human, never merged by itself.
create table person.suspicion (
    person    bigint not null references person.person,
    other     bigint not null references person.person,
    reason    text not null,
    since     bigint not null,
    primary key (person, other, reason)
);
