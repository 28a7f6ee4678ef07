-- Rows are indexed anew at the next start: words that other words or columns tell are gone.
update record.resource set indexed = 0, terms = '{}' where indexed in (1, 2);
delete from record.span;
