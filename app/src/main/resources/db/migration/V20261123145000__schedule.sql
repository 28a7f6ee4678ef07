-- What everybody is due by the schedules, worked out again when the record of a person changes or a day comes.
create schema schedule;

-- How far the change feed is read, and for which day and rules everything holds; whoever works on it holds the row.
create table schedule.progress (
    one       boolean primary key default true check (one),
    position  bigint not null,  -- store position of the last change that is seen in it
    day       date,             -- everybody stands as of this day; null = not yet
    edition   text not null,    -- of the rules by which everybody was looked at
    rebuilt   bigint            -- the last person looked at since those rules came; null = all are
);
-- What was told before is seen when everybody is looked at first.
insert into schedule.progress (position, edition, rebuilt) select position, '', 0 from record.head;

-- One for each person, by the canonical key.
create table schedule.state (
    person   bigint primary key,
    commune  text collate "C",  -- of residence
    changes  date,              -- the first day on which the schedules say something else; null = never
    due      date,              -- from then on something is due that tells no protected data; null = nothing
    late     date               -- and overdue
);
create index on schedule.state (changes);
create index on schedule.state (commune, changes);

-- What a line of a schedule says of a person; lines that say nothing have no row. Where it stands on a day follows from the dates.
create table schedule.item (
    person       bigint not null,
    service      text collate "C" not null,   -- the line
    commune      text collate "C",
    standing     smallint not null,           -- 1 open, 2 done, 3 not needed, 4 over, 5 forbidden
    number       smallint not null,           -- which one comes next; 0 = none
    labels       smallint not null,           -- protected data that it tells
    earliest     date,
    recommended  date,
    overdue      date,                        -- the first day on which it is late
    latest       date,
    done         date[] not null,             -- what counts, in its order
    primary key (person, service)
);
create index item_due on schedule.item (commune, service, recommended) where standing = 1;

-- The diseases that are followed up.
create table schedule.managed (
    person      bigint not null,
    disease     text collate "C" not null,
    since       date not null,
    visited     date not null,           -- the last visit
    controlled  boolean,                 -- at that visit; null = nothing told it
    measured    date,
    supplied    date,                    -- no prescription can last beyond that day; null = none is known
    lost        date not null,           -- from then on somebody who has not come again is lost to follow-up
    labels      smallint not null,
    primary key (person, disease)
);

-- How children stood against the curves of the WHO on the days on which they were measured, in standard deviations.
create table schedule.growth (
    person             bigint not null,
    day                date not null,
    weight_for_age     double precision,
    height_for_age     double precision,
    bmi_for_age        double precision,
    weight_for_height  double precision,
    primary key (person, day)
);
