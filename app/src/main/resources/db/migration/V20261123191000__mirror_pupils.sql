-- Who goes where, for the mirror, and where schools stand: what of a pupil is told comes with the person's change.
create view mirror.pupil as
select person, year, school, kind, left_on, said from school.pupil;

create view mirror.school as
select code, commune from school.school;
