-- What the scanned card said. A number alone may be recognised as somebody whom the facility has no right to see: whoever goes on from
-- a ticket is shown the card. Null for tickets of before.
alter table kiosk.ticket
    add column cccd    text collate "C",
    add column name    text,
    add column birth   date,
    add column sex     smallint,
    add column address text,
    add check ((cccd is null) = (name is null) and (cccd is null) = (birth is null)
               and (cccd is null) = (sex is null) and (cccd is null) = (address is null));
create index ticket_card on kiosk.ticket (day) where cccd is not null;
