create table catalogue.device (
    facility text not null,
    code     text not null, -- MA_MAY as the claims write it
    name     text not null,
    serial   text not null,
    starts   date not null,
    ends     date,
    primary key (facility, code, starts)
);
