-- When the last change was made: of two writers whose clocks differ, or of one whose clock is set back, the later one
-- in the order of positions is never earlier in time. Whoever asks for what changed since then misses nothing.
alter table record.head add column at timestamptz not null default '-infinity';
update record.head h set at = coalesce((select max(at) from record.change), '-infinity');
