-- What papers say of somebody besides. Every passport ever told names its holder: person.identifier, system 4.
alter table person.person
    add column passport text collate "C",                           -- the newest known
    add column ethnicity text collate "C",                          -- MA_DANTOC; null = not told
    add column addresses text[] collate "C" not null default '{}';  -- 'kind|commune', besides where the person lives
