-- Apps that act for somebody who signed in: to where the browser may take its code; empty = a machine, which has no browser.
alter table client.client add column redirects text not null default ''; -- divided by spaces

-- Between the page on which somebody agrees and the token endpoint (RFC 6749, 4.1). A code works once, for a minute.
create table oauth.code (
    hash      bytea primary key,            -- SHA-256 of the code
    client    text not null collate "C",
    login     text not null collate "C",
    post      bigint not null,              -- the role in which somebody agreed
    redirect  text not null,
    scopes    text not null,
    challenge text not null,                -- of PKCE (RFC 7636), S256
    nonce     text,
    signed_in timestamptz not null,
    issued    timestamptz not null,
    until     timestamptz not null,
    used      timestamptz
);
create index code_until on oauth.code (until);
