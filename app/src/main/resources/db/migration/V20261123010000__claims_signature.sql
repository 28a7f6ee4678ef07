-- What verifying the facility's signature over the file has shown; null: the file has none.
alter table claims.delivery
    add column signature text check (signature in ('valid', 'broken', 'partial', 'unchecked')),
    add column signer    text;
