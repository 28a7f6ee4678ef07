-- What the public was last shown of a commune: its figure moves on only when five people or visits have changed, so that two looks do not tell of one person.
create table analytics.shown (
    province    text not null,
    indicator   text not null,
    commune     text not null,
    numerator   double precision not null,
    denominator double precision not null,
    primary key (province, indicator, commune)
);
