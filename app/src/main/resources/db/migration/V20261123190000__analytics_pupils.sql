-- Who goes to school, by the commune in which the school stands; of one person and school year what was told last.
create view analytics.pupil as
select distinct on (person, year) person, year, kind, commune as place, left_on
from (
    select coalesce(l.canonical, p.person) as person, p.year, p.kind, s.commune, p.left_on, p.said
    from school.pupil p
    join school.school s on s.code = p.school
    left join person.link l on l.person = p.person
) told
order by person, year, said desc;

-- When whose fitness was tested.
create index resource_fitness on record.resource (person) where type = 6 and codes @> '{y-te-truong-hoc|fitness}';

create view analytics.fitness as
select coalesce(l.canonical, r.person) as person, r.starts::date as day
from record.resource r
left join person.link l on l.person = r.person
where r.type = 6 and r.codes @> '{y-te-truong-hoc|fitness}'
  and coalesce(r.status, '') not in ('entered-in-error', 'cancelled', 'registered');
