-- Who died when. What the register of deaths says of somebody decides, also that they did not die; a visit that ended
-- in death counts where it is silent, unless the person was seen alive after it: an outcome is easily mistyped.
create index person_died on person.person (person) where died is not null;
create index resource_death on record.resource (person) where type = 1 and codes && '{ket-qua|5,ket-qua|8}';

create view analytics.death as
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

create or replace view analytics.resident as
select p.person, p.commune, p.birth, p.sex,
       p.card is not null as has_card, p.card_from, p.card_until, p.registered, d.died
from person.person p
left join analytics.death d on d.person = p.person
where not exists (select from person.link l where l.person = p.person);

-- One row a life, from the first day to the last, as the workforce has one for each post.
create or replace view analytics.population as
select commune, 1::double precision as people, 'register' as source, birth as starts, died as ends
from analytics.resident where registered and commune is not null
union all
select code, population, 'administrative', null, null
from place.commune
where population is not null
  and not exists (select from person.person where registered)
  and province in (select c.province from place.facility f join place.commune c on c.code = f.commune);
