-- How often a register of catalogues or devices told anything new: who keeps lists in memory asks for this alone.
create table catalogue.told (version bigint not null);
insert into catalogue.told values (0);
