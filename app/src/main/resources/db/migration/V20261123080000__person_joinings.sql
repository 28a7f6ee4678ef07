-- How somebody is reached and with whom they live, as the newest document tells; who is who is found by it.
alter table person.person
    add column cmnd text collate "C",   -- old identity card, nine digits
    add column phone text collate "C",  -- digits
    add column address text,            -- in words
    add column guardian text,           -- name of the mother, or of who else cares for a child
    add column household text,          -- code of the household
    add column said bigint default 0;   -- store position at which a document last told something new
update person.person set said = since;
alter table person.person alter column said set not null;
create index on person.person (said);
create index on person.suspicion (since);
create index on person.person (household) where household is not null;

-- Where somebody lived before, as newer documents told; the commune of now stands with the person.
create table person.move (
    person        bigint not null,
    left_commune  text collate "C" not null,
    commune       text collate "C" not null,
    told          date not null,
    since         bigint not null
);
create index on person.move (person);

-- Two keys that are one person, as documents, the matching or somebody found. One that was wrong is parted and stays
-- here. person.link follows from those that hold: each key of those joined, however many, points at one of them.
create table person.joining (
    joining     bigint generated always as identity primary key,
    person      bigint not null,
    other       bigint not null,
    reason      text not null,        -- FHIR, MATCH, DESK
    told        text not null,        -- in the words of who did it; empty = nobody said anything
    login       text not null,
    at          timestamptz not null,
    since       bigint not null,
    parted_told text,
    parted_by   text,
    parted_at   timestamptz,          -- null = it holds
    parted      bigint
);
create index on person.joining (person);
create index on person.joining (other);

insert into person.joining (person, other, reason, told, login, at, since)
select person, canonical, reason, '', '', now(), since from person.link;

-- All keys of the person whom a key names, the canonical one first.
create function person.keys(bigint) returns table (key bigint) language sql stable parallel safe as $$
    select coalesce((select l.canonical from person.link l where l.person = $1), $1)
    union all
    select l.person from person.link l
    where l.canonical = coalesce((select l.canonical from person.link l where l.person = $1), $1)
$$;
