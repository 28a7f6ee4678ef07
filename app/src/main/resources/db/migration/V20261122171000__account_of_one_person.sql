-- One person, one account.
create unique index account_person on account.account (person) where person is not null and ended is null;
