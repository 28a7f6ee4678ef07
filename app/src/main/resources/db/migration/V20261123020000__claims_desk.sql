-- The figures of the submissions desk, by facility and day of arrival: kept within the transaction of what they count, so that
-- a month of visits is read in milliseconds. They name nobody.
create table claims.file_day (
    facility    text collate "C" not null, -- MACSKCB of the envelope; of a file that cannot be read: the sender's
    day         date not null,
    files       integer not null,
    unreadable  integer not null,
    primary key (facility, day)
) with (fillfactor = 80);

create table claims.answer_day (
    facility   text collate "C" not null,
    day        date not null,
    accepted   integer not null,
    replaced   integer not null,
    duplicate  integer not null,
    withdrawn  integer not null,
    rejected   integer not null,        -- and not right since, by a correction of the rules
    complete   integer not null,        -- of those accepted and replaced: carry all that rules/claims/expected.csv expects
    primary key (facility, day)
) with (fillfactor = 80);

create table claims.delay_day (
    facility    text collate "C" not null,
    day         date not null,
    days        smallint not null,      -- from the day of NGAY_RA to that of the first arrival; 400 for 400 and more
    encounters  integer not null,
    primary key (facility, day, days)
) with (fillfactor = 80);

create table claims.fault_day (
    facility    text collate "C" not null,
    day         date not null,
    rule        text collate "C" not null,
    encounters  integer not null,       -- documents kept that have the fault, however often
    primary key (facility, day, rule)
) with (fillfactor = 80);

-- Where a facility was wrong last.
create table claims.fault_last (
    facility  text collate "C" not null,
    rule      text collate "C" not null,
    delivery  bigint not null,
    place     text not null,            -- table and field
    primary key (facility, rule)
) with (fillfactor = 80);

create table claims.expected_day (
    facility     text collate "C" not null,
    day          date not null,
    expectation  text collate "C" not null, -- a row of rules/claims/expected.csv
    expected     integer not null,
    carried      integer not null,
    primary key (facility, day, expectation)
) with (fillfactor = 80);

-- What came before these tables; what those documents carry was not counted then, and they are in no share of complete ones.
insert into claims.file_day (facility, day, files, unreadable)
select facility, at::date, count(*), count(*) filter (where status = 'unreadable')
from claims.delivery where facility is not null group by 1, 2;

insert into claims.answer_day (facility, day, accepted, replaced, duplicate, withdrawn, rejected, complete)
select facility, at::date, sum(accepted), sum(replaced), sum(duplicate), sum(withdrawn), sum(rejected), 0
from claims.delivery where facility is not null group by 1, 2;

insert into claims.delay_day (facility, day, days, encounters)
select s.facility, s.at::date, least(greatest(s.at::date - r.ends::date, 0), 400), count(*)
from claims.submission s
join claims.encounter e using (facility, ma_lk)
join record.resource r on r.person = e.person and r.key = e.encounter
where s.status = 'accepted' and r.ends is not null
group by 1, 2, 3;

insert into claims.fault_day (facility, day, rule, encounters)
select s.facility, s.at::date, i.rule, count(distinct s.submission)
from claims.submission s, jsonb_to_recordset(s.issues -> 'issues') as i (rule text)
where s.issues is not null
group by 1, 2, 3;

insert into claims.fault_last (facility, rule, delivery, place)
select distinct on (s.facility, i.rule) s.facility, i.rule, s.delivery, i."table" || '.' || i.field
from claims.submission s, jsonb_to_recordset(s.issues -> 'issues') as i (rule text, "table" text, field text)
where s.issues is not null
order by s.facility, i.rule, s.delivery desc;
