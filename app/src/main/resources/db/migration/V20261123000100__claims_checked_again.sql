-- Rejected documents wait to be checked again when a rule or a list was corrected.
alter table claims.submission add column checked timestamptz; -- when it was checked last; null: only when it arrived
create index on claims.submission (submission) where status = 'rejected';
