-- Sessions are in the database: another server goes on with them, and their owner sees and ends them. The columns are
-- those that the session library asks for.
create table account.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index session_expiry on account.session (expiry_time);
create index session_principal on account.session (principal_name);

create table account.session_attributes (
    session_primary_id char(36) not null references account.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- The secret that an authenticator app shares with the server (RFC 6238).
create table account.totp (
    login     text primary key collate "C" references account.account,
    secret    bytea not null,          -- sealed with the key of the data folder
    since     timestamptz not null,
    confirmed boolean not null,        -- by a first right code
    last_step bigint not null default 0 -- of the last code that was used: no code works twice
);

-- Passkeys (WebAuthn): only public keys stand here.
create table account.passkey (
    credential   bytea primary key,
    login        text not null collate "C" references account.account,
    label        text not null,
    public_key   bytea not null,       -- COSE
    sign_count   bigint not null,
    verified     boolean not null,     -- the device had asked who is there
    may_be_copied boolean not null,
    copied       boolean not null,
    transports   text not null,        -- separated by commas
    attestation  bytea,
    client_data  bytea,
    since        timestamptz not null,
    last_used    timestamptz not null
);
create index passkey_login on account.passkey (login);

-- What devices call the account by: random, so that it tells nothing.
alter table account.account add column handle bytea unique;
