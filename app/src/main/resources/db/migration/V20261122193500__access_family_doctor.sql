-- Whom people chose as their family doctor, by a paper that was seen.
create table access.family_doctor (
    choice    bigint generated always as identity unique,
    person    bigint not null,               -- canonical key
    login     text not null collate "C",
    paper     text not null,
    recorded_by text not null,
    starts    date not null,
    ends      date,
    primary key (person, login, starts)
);
