create schema registers;

-- What a Coverage has no place for. One row a card and first day, as the newest file tells.
create table registers.card (
    card     text collate "C" not null,
    starts   date not null,
    ends     date,                    -- null = open
    facility text collate "C",        -- registered for primary care (MA_DKBD)
    exempt   date,                    -- exempt from co-payment since (NGAY_MIEN_CCT)
    primary key (card, starts)
);
