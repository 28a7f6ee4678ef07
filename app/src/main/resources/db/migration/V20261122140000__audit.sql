-- Who read and wrote whose data (NĐ 356/2025, Art. 9; EMR guidance: every access is written down).
create schema audit;

-- Whom the log speaks of. To destroy a row is to erase the person from the log, which stays whole.
create table audit.pseudonym (
    person    bigint primary key,            -- key in the person index, as the data arrived
    pseudonym uuid not null
);

-- Chain 1 takes the writes, in the transactions that make them; each server opens one for what is read there.
create table audit.chain (
    chain     int primary key,
    opened    timestamptz not null
);
insert into audit.chain values (1, now());

-- The columns are those of audit.Event; hash = SHA-256(hash before, line).
create table audit.event (
    chain     int not null,
    number    bigint not null,               -- 1, 2, 3 … without a gap
    at        timestamptz not null,
    actor     text not null collate "C",
    role      text not null collate "C",
    area      text not null collate "C",
    person    uuid,                          -- pseudonym
    action    text not null collate "C",
    what      text not null collate "C",
    purpose   text not null collate "C",
    allowed   boolean not null,
    reason    text not null,
    address   text not null collate "C",
    position  bigint,
    hash      bytea not null,
    primary key (chain, number)
);
create index event_person on audit.event (person, at) where person is not null;
create index event_at on audit.event using brin (at);

create table audit.key (
    key       int generated always as identity primary key,
    public    bytea not null,
    sealed    bytea not null,                -- the private key, sealed by database.Vault
    since     timestamptz not null
);

create table audit.checkpoint (
    number    bigint primary key,
    chain     int not null,
    last      bigint not null,               -- of the chain
    line      text not null                  -- as seal.Checkpoint writes it
);
create index checkpoint_chain on audit.checkpoint (chain, last desc);

-- A mistake is stopped here; whoever has the rights to take this away is caught by the chain.
create function audit.keep() returns trigger language plpgsql as $$
begin
    raise exception 'the log is only appended to';
end $$;
create trigger event_keep before update or delete or truncate on audit.event
    for each statement execute function audit.keep();
create trigger checkpoint_keep before update or delete or truncate on audit.checkpoint
    for each statement execute function audit.keep();
