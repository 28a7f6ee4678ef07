-- The numbers that a facility's kiosk gave out.
create schema kiosk;

create table kiosk.ticket (
    facility  text collate "C" not null,
    day       date not null,
    number    integer not null,     -- from 1, without gaps
    at        timestamptz not null,
    person    bigint not null,
    ma_lk     text collate "C" not null,
    primary key (facility, day, number)
);
create index ticket_person on kiosk.ticket (person, day);
