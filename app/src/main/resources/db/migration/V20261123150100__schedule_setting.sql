-- What the province decided of the schedules. Each decision is a row; the last one holds, and none is ever changed.
create table schedule.setting (
    number      bigint generated always as identity primary key,
    unverified  boolean not null,       -- whether what is known from memory only is asked for
    reason      text not null,
    at          timestamptz not null,
    by          text not null,          -- login
    role        text not null           -- in which role
);
create function schedule.setting_stays() returns trigger language plpgsql as
    $$ begin raise exception 'schedule.setting is only added to'; end $$;
create trigger stays before update or delete or truncate on schedule.setting execute function schedule.setting_stays();
