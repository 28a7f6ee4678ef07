-- The named views that indicators are written on. They show promoted columns only: no names, no identifiers.
create schema analytics;

create view analytics.resident as
select p.person, p.commune, p.birth, p.sex,
       p.card is not null as has_card, p.card_from, p.card_until, p.registered
from person.person p
where not exists (select from person.link l where l.person = p.person);

create view analytics.facility as
select code as facility, commune, kind, level, ownership, emr_since
from place.facility;

create view analytics.visit as
select coalesce(l.canonical, r.person) as person,
       r.key as encounter,
       r.facility, r.commune,
       f.kind as facility_kind, f.level as facility_level, f.ownership,
       r.starts::date as day, r.starts, r.ends,
       r.category as care_type,                                     -- MA_LOAI_KCB
       not r.codes @> '{doi-tuong|9}' as insured,                   -- MA_DOITUONG_KCB 9 = not insured
       r.codes && '{loai-rv|2,loai-rv|5}' as referred_out,          -- MA_LOAI_RV
       r.codes
from record.resource r
left join person.link l on l.person = r.person
left join place.facility f on f.code = r.facility
where r.type = 1;

create view analytics.diagnosis as
select coalesce(l.canonical, r.person) as person, r.encounter, r.facility, r.commune,
       r.starts::date as day, r.category as rank, r.codes
from record.resource r
left join person.link l on l.person = r.person
where r.type = 2;

-- A staff register, once loaded, is the truth for all facilities; before that the facilities' own counts of doctors.
create view analytics.workforce as
select s.facility, f.commune, f.kind as facility_kind, f.ownership, s.profession, 1 as people, s.starts, s.ends
from place.staff s join place.facility f on f.code = s.facility
union all
select f.code, f.commune, f.kind, f.ownership, 'doctor', f.doctors, null, null
from place.facility f
where f.doctors > 0 and not exists (select from place.staff);

create view analytics.bed as
select b.facility, f.commune, f.kind as facility_kind, f.ownership, b.kind, b.count as beds, b.starts, b.ends
from place.beds b join place.facility f on f.code = b.facility
union all
select f.code, f.commune, f.kind, f.ownership, 'planned', f.beds, null, null
from place.facility f
where f.beds > 0 and not exists (select from place.beds);

-- The denominator: the population register when one is loaded, else the administrative population of the communes.
create view analytics.population as
select commune, count(*)::double precision as people, 'register' as source
from person.person where registered and commune is not null group by commune
union all
select code, population, 'administrative'
from place.commune where population is not null and not exists (select from person.person where registered);
