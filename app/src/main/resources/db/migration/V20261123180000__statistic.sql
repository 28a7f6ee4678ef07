-- What others publish, and what programmes keep lists of: entered by one person with its document, decided by another.
create schema statistic;

create table statistic.submission (
    number      bigint generated always as identity primary key,
    publisher   text not null,
    title       text not null,           -- number and name of the document
    dated       date not null,
    address     text,                    -- where it can be read
    note        text not null            -- what explains a difference from our own figure; empty = nothing
);

create table statistic.figure (
    submission  bigint primary key references statistic.submission,
    indicator   text not null,
    area        text not null,           -- 2 digits of a province, 5 of a commune
    starts      date not null,
    ends        date not null,
    value       double precision not null,
    check (ends >= starts)
);
create index figure_of on statistic.figure (indicator, area, ends);

create table statistic.entry (
    submission  bigint primary key references statistic.submission,
    list        text not null,           -- rules/statistic/lists.csv
    name        text not null,
    area        text not null,
    amount      double precision not null,
    starts      date not null,
    ends        date,                    -- last day on which it stands; null = open
    check (ends >= starts)
);
create index entry_of on statistic.entry (list, starts);

-- What happened to a submission, in order; the last one holds, and none is ever changed.
create table statistic.step (
    number      bigint generated always as identity primary key,
    submission  bigint not null references statistic.submission,
    kind        text not null check (kind in ('entered', 'approved', 'rejected', 'withdrawn')),
    by          text not null,           -- login
    role        text not null,
    at          timestamptz not null,
    reason      text not null
);
create index step_of on statistic.step (submission, number);
create function statistic.stays() returns trigger language plpgsql as
    $$ begin raise exception '% is only added to', tg_table_name; end $$;
create trigger stays before update or delete or truncate on statistic.step execute function statistic.stays();
create trigger stays before update or delete or truncate on statistic.figure execute function statistic.stays();
create trigger stays before update or delete or truncate on statistic.entry execute function statistic.stays();
create trigger stays before update or delete or truncate on statistic.submission execute function statistic.stays();

create view statistic.standing as
select distinct on (submission) submission, kind, number
from statistic.step order by submission, number desc;

-- The lists as approved, for indicators.
create view analytics.listed as
select e.list, e.name, e.area as place, e.amount, e.starts, e.ends
from statistic.entry e join statistic.standing s on s.submission = e.submission
where s.kind = 'approved';

create view analytics.commune as
select code as commune, province from place.commune;

create or replace view analytics.head as
select h.position, p.position as followed, p.day as followed_day, p.edition, p.rebuilt is null as settled,
       (select coalesce(max(s.number), 0) from statistic.step s) as listed
from record.head h, schedule.progress p;
