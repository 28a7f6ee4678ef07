-- Where care happens. Provinces and communes come from the project's own resource files (checked at every start);
-- facilities, staff and beds only through the register door.
create schema place;

create table place.province (
    code     text collate "C" primary key,
    name     text not null,
    name_en  text not null,
    kind     text not null
);

create table place.commune (
    code        text collate "C" primary key,
    province    text collate "C" not null references place.province,
    name        text not null,
    name_en     text not null,
    kind        text not null check (kind in ('commune', 'ward', 'special-zone')),
    area_km2    double precision,
    population  integer, -- administrative figure of the merger decisions, above the resident one; null = not known
    lon         double precision not null,
    lat         double precision not null
);
create index on place.commune (province);

-- Communes as they were before 2025-07-01. One old commune can be split over several new ones.
create table place.former_commune (
    code      text collate "C" not null,
    name      text not null,
    district  text not null,
    successor text collate "C" not null references place.commune,
    split     boolean not null,
    primary key (code, successor)
);

create table place.facility (
    code       text collate "C" primary key check (code ~ '^[0-9]{2}[0-9A-Z]{3}$'),
    name       text not null,
    kind       text not null check (kind in ('station', 'centre', 'hospital', 'clinic')),
    level      text not null check (level in ('initial', 'basic', 'specialised')),
    commune    text collate "C" not null references place.commune,
    ownership  text not null check (ownership in ('public', 'private')),
    beds       integer not null check (beds >= 0),
    doctors    integer not null check (doctors >= 0),
    emr_since  date -- since when it keeps electronic medical records (TT 13/2025); null = not reported
);
create index on place.facility (commune);

create table place.staff (
    facility    text collate "C" not null references place.facility,
    cccd        text collate "C" not null,
    name        text not null,
    profession  text not null,
    licence     text,
    starts      date not null,
    ends        date,
    primary key (facility, cccd, profession, starts)
);

create table place.beds (
    facility  text collate "C" not null references place.facility,
    kind      text not null,
    count     integer not null check (count >= 0),
    starts    date not null,
    ends      date,
    primary key (facility, kind, starts)
);
