-- Who may come in. The first issue knows one administrator and machine tokens; access proper is built on these.
create schema access;

create table access.token (
    name      text primary key,
    hash      bytea not null unique, -- SHA-256 of a 256-bit random token: no dictionary can be tried against it
    facility  text collate "C",      -- the only MACSKCB it may speak for; null = any
    since     timestamptz not null,
    revoked   timestamptz
);

create table access.login (
    name      text primary key,
    password  text not null,         -- encoded with its algorithm, see Spring's DelegatingPasswordEncoder
    since     timestamptz not null
);
