-- Who opens a former document reads of whom it was about, who need not be the person of the encounter today.
alter table claims.submission add person bigint; -- null when it was never taken in, or replaced before this was kept
update claims.submission s set person = e.person from claims.encounter e where e.submission = s.submission;
