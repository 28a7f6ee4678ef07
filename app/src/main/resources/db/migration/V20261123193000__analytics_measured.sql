-- What was measured of people, by LOINC code, in the unit told.
create view analytics.measured as
select coalesce(l.canonical, r.person) as person, r.facility, r.commune as place, r.starts::date as day,
       (select substr(code, 7) from unnest(r.codes) code where code like 'loinc|%' limit 1) as loinc,
       r.value, r.unit
from record.resource r
left join person.link l on l.person = r.person
where r.type = 6 and r.value is not null
  and coalesce(r.status, '') not in ('entered-in-error', 'cancelled', 'registered');
