-- Since when the endpoint has answered nothing but failures.
alter table webhook_endpoint add column failing_since timestamptz;

-- The most urgent report that the order has parked, on the row that comes first: 0 for a fill.
alter table delivery add column urgency smallint not null default 3;

drop index delivery_due;
create index delivery_due on delivery (endpoint_id, urgency, next_attempt_at)
    where state = 'parked' and next_attempt_at is not null;

-- How many reports of a partition an endpoint had been sent when everything before that offset was committed.
create table sequence_checkpoint (
    partition   integer primary key,
    next_offset bigint not null
);
create table endpoint_sequence (
    endpoint_id  uuid    not null references webhook_endpoint (id) on delete cascade,
    partition    integer not null,
    endpoint_seq bigint  not null,
    primary key (endpoint_id, partition)
);

-- Requests to send again from the log, and how far they got.
create table recovery (
    id           uuid primary key,
    endpoint_id  uuid        not null references webhook_endpoint (id) on delete cascade,
    order_id     uuid,
    from_seq     bigint      not null,
    -- Everything before this place was sent.
    position     text        not null,
    until        text        not null,
    state        text        not null check (state in ('running', 'done', 'stopped')),
    delivered    bigint      not null,
    code         text,
    created_at   timestamptz not null,
    leased_until timestamptz not null
);

create index recovery_endpoint on recovery (endpoint_id, created_at);
create index recovery_running on recovery (leased_until) where state = 'running';
