-- Indicators are summed by place: the commune of residence at the time, or, where a claim does not tell it, only the
-- province of the facility (two digits), so that a visit without an address counts for its province and no commune.
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
where r.type = 1;

-- The administrative population is a denominator only in the provinces this store has facilities of: it knows nothing
-- of the doctors and beds of the others.
create or replace view analytics.population as
select commune, count(*)::double precision as people, 'register' as source
from analytics.resident where registered and commune is not null group by commune
union all
select code, population, 'administrative'
from place.commune
where population is not null
  and not exists (select from person.person where registered)
  and province in (select c.province from place.facility f join place.commune c on c.code = f.commune);

-- The ICD-10 code itself, and whether it is the main diagnosis.
create or replace view analytics.diagnosis as
select coalesce(l.canonical, r.person) as person, r.encounter, r.facility, r.commune,
       r.starts::date as day, r.category as rank, r.codes,
       (select substr(code, 7) from unnest(r.codes) code where code like 'icd10|%' limit 1) as icd10,
       r.category = 'main' as main
from record.resource r
left join person.link l on l.person = r.person
where r.type = 2;

-- The position that figures are computed at.
create view analytics.head as
select position from record.head;
