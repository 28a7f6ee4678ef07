-- A visit that the station takes back stays in its book with the reason. Whoever has the file of a day may have sent it on: only
-- then is there something for the insurer to take back too.
alter table station.visit
    add column filed        timestamptz, -- when it first stood in a file of its day
    add column withdrawn    timestamptz,
    add column withdrawn_by text,
    add column reason       text,
    add check ((withdrawn is null) = (withdrawn_by is null) and (withdrawn is null) = (reason is null));
