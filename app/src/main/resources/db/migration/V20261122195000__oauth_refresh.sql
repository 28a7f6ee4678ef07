-- Of whom somebody agreed that an app reads, and who that is on FHIR.
alter table oauth.code
    add column person bigint,               -- canonical key; null = the app is not bound to one
    add column patient text,                -- id of that person's Patient
    add column fhir_user text;              -- URL of the Patient who signed in

-- What somebody agreed to that lasts (RFC 6749, 6; RFC 9700): each refresh token works once and is replaced; whoever
-- comes with one that was used ends the whole agreement.
create table oauth.agreement (
    agreement bigint generated always as identity primary key,
    client    text not null collate "C",
    login     text not null collate "C",
    post      bigint not null,
    scopes    text not null,
    person    bigint,
    patient   text,
    fhir_user text,
    code      bytea,                        -- SHA-256 of the code that began it
    signed_in timestamptz not null,
    agreed    timestamptz not null,
    until     timestamptz not null,
    ended     timestamptz
);
create index agreement_code on oauth.agreement (code) where ended is null;
create index agreement_login on oauth.agreement (login) where ended is null;

create table oauth.refresh (
    hash      bytea primary key,            -- SHA-256 of the token
    agreement bigint not null references oauth.agreement on delete cascade,
    issued    timestamptz not null,
    used      timestamptz
);
create index refresh_agreement on oauth.refresh (agreement);
