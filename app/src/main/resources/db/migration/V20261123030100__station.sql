create schema station;

-- The last number of a day, of which MA_LK is made.
create table station.number (
    facility text not null,
    day      date not null,
    last     int not null,
    primary key (facility, day)
);

-- Visits that a station entered itself.
create table station.visit (
    facility   text not null,
    ma_lk      text not null,
    day        date not null,
    entered    timestamptz not null default now(),
    entered_by text not null,
    primary key (facility, ma_lk)
);
create index visit_of_day on station.visit (facility, day);
