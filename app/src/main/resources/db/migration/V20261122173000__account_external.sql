-- Who signs in by an external OpenID Connect provider: whose account an identity of it opens. The subject is the
-- provider's own name for somebody; no token stands here.
create table account.external (
    issuer    text not null collate "C",
    subject   text not null collate "C",
    login     text not null collate "C" references account.account,
    linked_at timestamptz not null,
    primary key (issuer, subject)
);
create index external_login on account.external (login);
