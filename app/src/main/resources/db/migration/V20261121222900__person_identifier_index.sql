-- The numbers of a person are asked for by person and system. With two indexes apart, a table not analysed yet is read
-- through the one by system (half of all rows) for every person of a batch.
create index identifier_person_system_idx on person.identifier (person, system);
drop index person.identifier_person_idx;
