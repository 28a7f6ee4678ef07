-- A link shows what stood in the preview, and keeps that a child who had to be asked agreed.
alter table share.link
    add column position bigint,                                 -- of the store; no newer row is shown
    add column child_agreed boolean not null default false;     -- of links made before nobody kept it
update share.link set position = (select position from record.head);
alter table share.link alter column position set not null;
