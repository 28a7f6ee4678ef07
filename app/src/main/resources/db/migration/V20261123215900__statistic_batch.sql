-- Figures or entries that came in one file with one document: entered, decided and withdrawn together.
create table statistic.batch (
    number  bigint generated always as identity primary key,
    file    text not null,                  -- its name
    sha256  text not null
);
create trigger stays before update or delete or truncate on statistic.batch execute function statistic.stays();

alter table statistic.submission add column batch bigint references statistic.batch;
create index submission_of_batch on statistic.submission (batch) where batch is not null;
