-- What the columnar mirror is made of (mirror.Mirror): the record's columns and the registers, without names, numbers of
-- people or words of documents. Keys leave this database as pseudonyms only.
create schema mirror;

-- The key of the pseudonyms, sealed by database.Vault. With another one a mirror tells of other people: it is made anew.
create table mirror.secret (
    one     boolean primary key default true check (one),
    sealed  bytea not null
);

-- The mirrors that follow this database, one a data folder. Whoever writes one holds its row.
create table mirror.copy (
    mirror  uuid primary key,
    seen    xid8 not null    -- all transactions before this one are seen in it
);

-- Of whom the schedules told something else. They take no positions, and of several transactions that work at once the one
-- that began later may be seen first: hence transactions and no counter. Kept only while there is a mirror.
create table mirror.touched (
    person  bigint not null,
    tx      xid8 not null default pg_current_xact_id()
);
create index on mirror.touched (tx);

create function mirror.touch() returns trigger language plpgsql as $$
begin
    insert into mirror.touched (person) select person from changed where exists (select from mirror.copy);
    return null;
end $$;
create trigger mirrored after insert on schedule.state
    referencing new table as changed for each statement execute function mirror.touch();
create trigger mirrored_away after delete on schedule.state
    referencing old table as changed for each statement execute function mirror.touch();

-- Enters a mirror. Nobody works on the schedules meanwhile: whoever began before would not be noted.
create function mirror.enter(uuid) returns void language sql as $$
    select from schedule.progress for update;
    insert into mirror.copy values ($1, pg_snapshot_xmin(pg_current_snapshot())) on conflict do nothing;
$$;

-- Every version of every resource, with the positions between which it stood; gone: it is the deletion.
create view mirror.version as
select person, key, encounter, type, version, position as since, null::bigint as until, false as gone,
       starts::date as day, coalesce(ends, starts)::date as last, starts, ends, value, facility, commune, status, category,
       unit, labels, codes
from record.resource
union all
select person, key, encounter, type, version, position, superseded, deleted,
       starts::date, coalesce(ends, starts)::date, starts, ends, value, facility, commune, status, category,
       unit, labels, codes
from record.history;

create view mirror.person as
select person, commune, birth, sex, card is not null as has_card, card_from, card_until, registered, died
from person.person;

create view mirror.link as
select person, canonical from person.link;

create view mirror.facility as
select code, commune, kind, level, ownership, beds, doctors, emr_since from place.facility;

create view mirror.commune as
select code, province, population from place.commune;

-- Posts without who holds them; when one took over from another is told by the number of the person, which stays here.
create view mirror.post as
select facility, profession, starts,
       least(ends, lead(starts) over (partition by facility, cccd, profession order by starts) - 1) as ends
from place.staff;

create view mirror.bed as
select facility, kind, count as beds, starts,
       least(ends, lead(starts) over (partition by facility, kind order by starts) - 1) as ends
from place.beds;
