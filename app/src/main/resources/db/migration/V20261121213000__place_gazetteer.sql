-- What the province and commune tables were last written from: one row, none before the first start.
create table place.gazetteer (
    one          boolean primary key default true check (one),
    fingerprint  text not null, -- SHA-256 over the units as read
    written      timestamptz not null
);
