-- Each row is written, leased and removed: what is left of it lies in front of the rows that are due.
alter table delivery set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);
