-- Breaches of data, with what the law wants done about each (rules/privacy/breach.csv). Kept; nothing is deleted.
create table privacy.breach (
    breach      bigint generated always as identity primary key,
    detected_at timestamptz not null,
    told        text not null,
    data        text not null,              -- which kinds
    people      int not null,               -- about how many
    located     boolean not null,           -- biometric or location data: the people are told too
    measures    text not null,
    notify_by   timestamptz not null,
    rule        text not null,
    recorded_by text not null collate "C", recorded_at timestamptz not null,
    notified_by text collate "C", notified_at timestamptz, notice text,
    informed_by text collate "C", informed_at timestamptz, informed text,
    closed_by   text collate "C", closed_at timestamptz, outcome text
);

-- What left the province's hands, to whom and on what ground.
create table privacy.disclosure (
    disclosure  bigint generated always as identity primary key,
    person      bigint not null,            -- canonical key
    recipient   text not null,
    basis       text not null,
    paper       text not null,              -- the request or decision
    what        text not null,
    sha256      bytea,                      -- of the file that was handed over
    at          timestamptz not null,
    by          text not null collate "C"
);
create index disclosure_person on privacy.disclosure (person, disclosure desc);
