-- A later row of the same post, or of the same beds, takes over from the earlier one even when nobody closed that: a
-- doctor whose first day was corrected, or a new count of beds, must not be counted on top of the old.
create or replace view analytics.workforce as
select s.facility, f.commune, f.kind as facility_kind, f.ownership, s.profession, 1 as people, s.starts,
       least(s.ends, lead(s.starts) over (partition by s.facility, s.cccd, s.profession order by s.starts) - 1) as ends
from place.staff s join place.facility f on f.code = s.facility
union all
select f.code, f.commune, f.kind, f.ownership, 'doctor', f.doctors, null, null
from place.facility f
where f.doctors > 0 and not exists (select from place.staff);

create or replace view analytics.bed as
select b.facility, f.commune, f.kind as facility_kind, f.ownership, b.kind, b.count as beds, b.starts,
       least(b.ends, lead(b.starts) over (partition by b.facility, b.kind order by b.starts) - 1) as ends
from place.beds b join place.facility f on f.code = b.facility
union all
select f.code, f.commune, f.kind, f.ownership, 'planned', f.beds, null, null
from place.facility f
where f.beds > 0 and not exists (select from place.beds);
