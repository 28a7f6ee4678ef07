-- Nearly every visit moves the day a person was told: room on each page keeps such an update on it, away from the indexes.
alter table person.person set (fillfactor = 90);
