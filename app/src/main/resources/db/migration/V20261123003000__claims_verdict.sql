-- What the insurer's portal answered to an encounter, as the facility's clerk brings it; the newest answer counts.
create table claims.verdict (
    facility  text collate "C" not null,
    ma_lk     text collate "C" not null,
    accepted  boolean not null,
    code      text not null,        -- MA_LOI as the portal names the fault; '' for none
    message   text not null,        -- MO_TA
    imported  timestamptz not null,
    primary key (facility, ma_lk)
);
create index on claims.encounter (facility, made);
