-- What schedules say of people, for indicators; what tells protected data is left out: which services count, and where each line stands.
create view analytics.done as
select i.person, i.service, d.number::int as number, d.day
from schedule.item i
cross join lateral unnest(i.done) with ordinality as d (day, number)
where i.labels = 0;

create view analytics.planned as
select person, service,
       case standing when 1 then 'open' when 2 then 'done' when 3 then 'not-needed' when 4 then 'over' when 5 then 'forbidden' end as standing,
       number, earliest, recommended, overdue, latest
from schedule.item where labels = 0;

-- Besides the position of the record how far the schedules have followed it, and by which rules: figures are made anew when
-- any of it moves. settled: everybody has been looked at by those rules.
create or replace view analytics.head as
select h.position, p.position as followed, p.day as followed_day, p.edition, p.rebuilt is null as settled
from record.head h, schedule.progress p;

-- The diseases that are followed up, as of analytics.head.followed_day; what tells protected data is left out.
create view analytics.managed as
select person, disease, since, visited, controlled, measured, lost
from schedule.managed where labels = 0;

-- How children stood against the curves of the WHO when they were measured.
create view analytics.growth as
select person, day, weight_for_age, height_for_age, bmi_for_age, weight_for_height
from schedule.growth;
