alter table registers.card add column holder bigint; -- whose Coverage the register wrote; null = told before this was kept
