-- When a mirror last followed. One that has not for a month is forgotten: its folder was lost, and for its sake nothing that the
-- schedules say would ever be let go of. Whoever still has the folder makes the mirror anew.
alter table mirror.copy add column followed timestamptz not null default now();
