-- By what check-up groups (NĐ 165/2026 Điều 69) are known: the first two letters of the last card known, and special zones.
create or replace view analytics.resident as
select p.person, p.commune, p.birth, p.sex,
       p.card is not null as has_card, p.card_from, p.card_until, p.registered, d.died,
       substring(p.card, 1, 2) as card_group
from person.person p
left join analytics.death d on d.person = p.person
where not exists (select from person.link l where l.person = p.person);

create or replace view analytics.commune as
select code as commune, province, kind from place.commune;

create or replace view mirror.person as
select person, commune, birth, sex, card is not null as has_card, card_from, card_until, registered, died,
       substring(card, 1, 2) as card_group
from person.person;

create or replace view mirror.commune as
select code, province, population, kind from place.commune;
