create schema school;

create table school.school (
    code    text collate "C" primary key,
    name    text not null,
    commune text collate "C" not null   -- where it stands
);
create index on school.school (commune);

-- Who goes where. One row a person and school year, as the newest file tells.
create table school.pupil (
    person  bigint not null,            -- the key with which the row arrived
    year    integer not null,           -- in which the school year begins
    school  text collate "C" not null references school.school,
    kind    text collate "C" not null,
    class   text not null,              -- such as 3A; empty = not told
    left_on date,                       -- the first day on which the pupil is not there any more
    said    bigint not null,            -- store position of the change that told it last
    primary key (person, year)
);
create index on school.pupil (school, year);
