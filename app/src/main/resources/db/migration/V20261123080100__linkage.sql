-- Who may be whom.
create schema linkage;

-- Under which keys somebody is found. Former ones stay: who is found by a former name or home is worth comparing.
create table linkage.block (
    key     bigint not null,
    person  bigint not null,
    primary key (key, person)
);

-- How far the person index has been looked through; whoever works on it holds the row.
create table linkage.progress (
    one        boolean primary key default true check (one),
    told       bigint not null,  -- store position of the last news of people
    suspected  bigint not null,  -- and of the last suspicion
    learnt     bigint not null   -- how many people there were when the weights were learnt last
);
insert into linkage.progress (told, suspected, learnt) values (0, 0, 0);

-- What agreement is worth, as these people's own records taught it: the newest row holds.
create table linkage.weights (
    weights  bigint generated always as identity primary key,
    at       timestamptz not null default now(),
    people   bigint not null,
    prior    double precision not null,
    m        double precision[] not null,  -- by field and level, one after the other
    u        double precision[] not null
);

-- Two who look alike. waiting: for somebody; same: will be joined by themselves; joined; different: somebody said so.
create table linkage.pair (
    person      bigint not null,
    other       bigint not null,
    reason      text not null,              -- MATCH, or the kind of number that a document told of both
    score       double precision not null,  -- bits
    state       text not null check (state in ('waiting', 'same', 'joined', 'different')),
    told        text,
    decided_by  text,
    decided_at  timestamptz,
    since       bigint not null,
    primary key (person, other),
    check (person < other)
);
create index on linkage.pair (state, score desc);
