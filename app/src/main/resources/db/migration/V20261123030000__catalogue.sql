create schema catalogue;

create table catalogue.item (
    facility     text not null,
    kind         text not null check (kind in ('medicine', 'service', 'supply')),
    code         text not null,
    registration text not null,
    name         text not null,
    unit         text not null,
    cost_group   text not null,
    price        numeric(18, 3) not null check (price >= 0),
    coverage     int not null check (coverage between 0 and 100),
    strength     text not null,
    route        text not null,
    form         text not null,
    tender       text not null,
    dose         text not null,
    starts       date not null,
    ends         date,
    primary key (facility, kind, code, registration, starts)
);
