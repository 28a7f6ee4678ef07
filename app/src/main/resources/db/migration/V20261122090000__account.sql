-- Who signs in. One person, one account (NĐ 90/2026, Art. 95.1c: a shared account is an offence), with roles that hold
-- in an area and for a time.
create schema account;
alter table access.token set schema account;

create table account.account (
    login        text primary key collate "C",
    name         text not null,
    password     text,                  -- encoded with its algorithm; null until the invitation is taken up
    password_set timestamptz,
    failures     int not null default 0, -- wrong passwords since the last right one
    locked_until timestamptz,
    since        timestamptz not null,
    ended        timestamptz
);

create table account.post (
    post     bigint generated always as identity primary key,
    login    text not null collate "C" references account.account,
    role     text not null,            -- access.Role
    facility text collate "C",         -- MACSKCB; with commune null too: the whole province
    commune  text collate "C",
    starts   date not null,
    ends     date,                     -- the last day
    given_by text not null,
    given_at timestamptz not null,
    taken_at timestamptz,
    check (facility is null or commune is null)
);
create index post_login on account.post (login);

-- A link that sets a password, once. Only the hash of its secret is kept.
create table account.invitation (
    hash    bytea primary key,
    login   text not null collate "C" references account.account,
    expires timestamptz not null,
    used    timestamptz
);

insert into account.account (login, name, password, password_set, since)
    select name, name, password, since, since from access.login;
insert into account.post (login, role, starts, given_by, given_at)
    select name, 'administrator', since::date, 'vongdoi', since from access.login;
drop table access.login;
