-- A check-in that is rejected is kept as a rejected claim is: its document is a delivery, its row a submission whose original is one
-- table XML0. Of what was right at once nothing changes: claims.checkin and claims.checkin_document.
alter table claims.delivery add column kind text not null default 'claims' check (kind in ('claims', 'checkins'));
