alter table person.person add column died date; -- as the register of deaths tells; null = alive, or nobody told
