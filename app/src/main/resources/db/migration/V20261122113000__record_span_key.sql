-- Spans go with the version they were made of. Those of resources that are gone go now; those of former versions of live
-- resources go with the next version.
create index span_key on record.span (key);
delete from record.span s
where not exists (select from record.resource r where r.person = s.person and r.key = s.key);
