-- People who have come and whose claim has not: XML0, and the kiosk of a facility.
create sequence claims.checkin_document_key;

create table claims.checkin_document (
    document  bigint primary key,
    at        timestamptz not null,
    sender    text not null,
    sha256    bytea not null,
    original  bytea not null         -- as sent, zstd
);
alter table claims.checkin_document alter column original set storage external; -- compressed already

-- The last check-in of an encounter; it stays when the claim has come, and then changes nothing any more.
create table claims.checkin (
    facility   text collate "C" not null,
    ma_lk      text collate "C" not null,
    at         timestamptz not null, -- when it came to us
    document   bigint references claims.checkin_document deferrable initially deferred, -- null when it came from a kiosk
    arrived    timestamptz not null, -- NGAY_VAO
    care       text not null,        -- MA_LOAI_KCB
    hash       bytea not null,       -- SHA-256 of what it says
    person     bigint not null,
    encounter  bigint not null,      -- key of the Encounter resource
    ended_at   timestamptz,          -- when the facility took it back, or when no claim had come for too long
    primary key (facility, ma_lk)
);
create index checkin_open on claims.checkin (arrived) where ended_at is null;

-- A visit is counted when it has ended.
create or replace view analytics.visit as
select coalesce(l.canonical, r.person) as person,
       r.key as encounter,
       r.facility, r.commune,
       f.kind as facility_kind, f.level as facility_level, f.ownership,
       r.starts::date as day, r.starts, r.ends,
       r.category as care_type,
       not r.codes @> '{doi-tuong|9}' as insured,
       r.codes && '{loai-rv|2,loai-rv|5}' as referred_out,
       r.codes,
       coalesce(r.commune, c.province) as place
from record.resource r
left join person.link l on l.person = r.person
left join place.facility f on f.code = r.facility
left join place.commune c on c.code = f.commune
where r.type = 1 and (r.status is null or r.status not in ('in-progress', 'planned'));
