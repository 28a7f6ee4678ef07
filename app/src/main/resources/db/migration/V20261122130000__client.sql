-- Programs that prove who they are with a key of their own (RFC 7523). Of their keys only the public half stands here.
create schema client;

create table client.client (
    name      text primary key collate "C", -- client_id
    facility  text collate "C",             -- the only MACSKCB it may speak for; null = any
    scopes    text not null,                -- access.Scopes: the most that it may ask for
    since     timestamptz not null,         -- no token from before is its
    revoked   timestamptz
);

create table client.key (
    client    text not null collate "C" references client.client,
    kid       text not null collate "C",
    jwk       text not null,                -- RFC 7517
    since     timestamptz not null,
    until     timestamptz,                  -- of a key that another takes over from
    primary key (client, kid)
);

-- Assertions that have been used: none works twice (RFC 7523, 3.7).
create table client.assertion (
    client    text not null collate "C",
    jti       bytea not null,               -- SHA-256 of what the client wrote
    until     timestamptz not null,         -- its exp; from then on it is refused for that
    primary key (client, jti)
);
create index assertion_until on client.assertion (until);

-- With what the server signs its tokens, one key for each 90 days.
create schema oauth;

create table oauth.signing_key (
    period    int primary key,              -- days since 1970, divided by 90
    sealed    bytea not null                -- the JWK with its private half, sealed by database.Vault
);
