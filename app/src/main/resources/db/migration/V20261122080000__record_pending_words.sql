-- The list of words not yet sorted into the index is emptied by record.PendingWords; a writer does it only at this size.
alter index record.resource_terms set (fastupdate = on, gin_pending_list_limit = 65536);
-- To analyze reads 300 rows for each of these: 1000 took six seconds of a core for words that are in one row of ten
-- thousand, and nobody searches by a packed body.
alter table record.resource alter column terms set statistics 300;
alter table record.resource alter column body set statistics 0;
alter table record.history alter column body set statistics 0;
