create schema privacy;

-- What people ask about their own data, and by when the law wants it answered (rules/privacy/requests.csv).
create table privacy.request (
    request    bigint generated always as identity primary key,
    person     bigint not null,              -- canonical key
    kind       text not null,
    told       text not null,
    chain      int,                          -- the event of the log that it objects to
    number     bigint,
    login      text not null collate "C",    -- who asked: the person, or whoever cares for them
    at         timestamptz not null,
    answer_by  date not null,
    due        date not null,
    extended   date,
    rule       text not null,                -- the law that the days come from
    answered_by text, answered_at timestamptz, answer text,
    closed_by  text, closed_at timestamptz, outcome text
);
create index request_person on privacy.request (person, request desc);
create index request_open on privacy.request (due) where closed_at is null;

-- Unusual reading. One a reader, kind and stretch of time.
create table privacy.signal (
    signal     bigint generated always as identity primary key,
    kind       text not null,
    actor      text not null collate "C",
    role       text not null,
    area       text not null,
    starts     timestamptz not null,
    people     int not null,
    raised_at  timestamptz not null,
    seen_by    text, seen_at timestamptz, finding text,
    unique (kind, actor, starts)
);
