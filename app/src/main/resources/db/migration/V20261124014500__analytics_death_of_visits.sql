-- A visit that was a mistake or never took place ends no life: as the schedules have it.
create or replace view analytics.death as
select person, coalesce(max(died) filter (where told = 'register'), max(died) filter (where told = 'claims')) as died
from (
    select coalesce(l.canonical, p.person) as person, p.died, 'register' as told
    from person.person p
    left join person.link l on l.person = p.person
    where p.died is not null
    union all
    select coalesce(l.canonical, r.person), coalesce(r.ends, r.starts)::date, 'claims'
    from record.resource r
    left join person.link l on l.person = r.person
    where r.type = 1 and r.codes && '{ket-qua|5,ket-qua|8}'                    -- KET_QUA_DTRI
      and coalesce(r.status, '') not in ('planned', 'arrived', 'in-progress', 'cancelled', 'entered-in-error')
      and not exists (select from record.resource later                        -- also under a linked key
                      where later.person in (select r.person union all select l.canonical union all
                                             select o.person from person.link o
                                             where o.canonical = coalesce(l.canonical, r.person))
                        and later.type = 1
                        and coalesce(later.status, '') not in ('planned', 'arrived', 'in-progress', 'cancelled', 'entered-in-error')
                        and later.starts::date > coalesce(r.ends, r.starts)::date)
      and not exists (select from record.resource cause                         -- cause of death, taken back
                      where cause.person in (select r.person union all select l.canonical union all
                                             select o.person from person.link o
                                             where o.canonical = coalesce(l.canonical, r.person))
                        and cause.type = 6
                        and cause.codes @> '{loinc|69453-9}' and cause.status = 'entered-in-error')
) told
group by person;
