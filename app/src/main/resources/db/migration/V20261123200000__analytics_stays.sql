-- Of a visit also its last day, and how many nights lie between; what was cancelled or entered in error is no visit.
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
       coalesce(r.commune, c.province) as place,
       coalesce(r.ends, r.starts)::date as left_on,
       coalesce(r.ends, r.starts)::date - r.starts::date as nights
from record.resource r
left join person.link l on l.person = r.person
left join place.facility f on f.code = r.facility
left join place.commune c on c.code = f.commune
where r.type = 1
  and coalesce(r.status, '') not in ('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'cancelled', 'entered-in-error');

-- A diagnosis that was taken back, or is only suspected, is none.
create or replace view analytics.diagnosis as
select coalesce(l.canonical, r.person) as person, r.encounter, r.facility, r.commune,
       r.starts::date as day, r.category as rank, r.codes,
       (select substr(code, 7) from unnest(r.codes) code where code like 'icd10|%' limit 1) as icd10,
       r.category = 'main' as main
from record.resource r
left join person.link l on l.person = r.person
where r.type = 2
  and coalesce(r.status, '') not in ('entered-in-error', 'refuted', 'unconfirmed', 'provisional', 'differential');
