-- The record as a FHIR server: how resources are found, and who wrote them.
alter table record.resource
    add column source  smallint not null default 1, -- the door: 1 claims and registers, 2 FHIR
    add column indexed smallint not null default 0, -- edition of the index that found its terms; 0 = none yet
    add column terms   bigint[] not null default '{}'; -- hashed words of the search index: record.Terms
alter table record.history add column source smallint not null default 1;

create index resource_terms on record.resource using gin (terms) with (fastupdate = on);
create index resource_type_key on record.resource (type, key);
create index resource_value on record.resource (value) where type = 6 and value is not null; -- Observation.value-quantity
create index resource_position on record.resource using brin (position) with (pages_per_range = 16, autosummarize = on);
create index resource_not_indexed on record.resource (key) where indexed = 0;
-- What is common decides whether a search walks the newest resources or the index.
alter table record.resource alter column terms set statistics 1000;

create index history_key on record.history (key, version);
create index history_position on record.history using brin (position) with (pages_per_range = 16, autosummarize = on);

-- Dates, numbers and quantities by which resources are found, unless a column above says them. A row may outlive the
-- version it was made of: whoever finds by it looks at the resource.
create table record.span (
    parameter smallint not null,         -- search.SearchParameter; negative when the span is wide
    low       double precision not null, -- of a date microseconds since 1970
    high      double precision not null,
    person    bigint not null,
    key       bigint not null
);
create index span_low on record.span (parameter, low, key);
create index span_high on record.span (parameter, high, key) where parameter < 0;

create index change_at on record.change (at);

-- Somebody of whom only a reference is known may turn out to be somebody who is known.
alter table person.link drop constraint link_person_fkey;
