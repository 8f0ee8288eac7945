-- Who wants to be told, and where.
create table webhook_endpoint (
    id                        uuid primary key,
    url                       text        not null,
    accounts                  text        not null,
    event_types               text        not null,
    rate_limit                integer,
    -- AES-256-GCM: the nonce, then the ciphertext.
    headers                   bytea       not null,
    secret                    bytea       not null,
    previous_secret           bytea,
    previous_secret_expires_at timestamptz,
    disabled_code             text,
    created_at                timestamptz not null,
    updated_at                timestamptz not null,
    revision                  bigint      not null
);

create sequence webhook_endpoint_revision;

-- What could not be delivered at once. No row for what could.
create table delivery (
    endpoint_id     uuid        not null references webhook_endpoint (id) on delete cascade,
    webhook_id      uuid        not null,
    order_id        uuid        not null,
    report_seq      bigint      not null,
    -- Of the record on executions: who owns it delivers the row.
    partition       integer     not null,
    account         text        not null,
    event_type      text        not null,
    body            bytea       not null,
    traceparent     text,
    accepted_at     timestamptz,
    -- The attempt that comes next, 1 for the first.
    attempt         integer     not null,
    -- Null while an earlier report of the order has to come first.
    next_attempt_at timestamptz,
    state           text        not null check (state in ('parked', 'abandoned')),
    parked_at       timestamptz not null,
    primary key (endpoint_id, webhook_id)
);

create index delivery_due on delivery (endpoint_id, next_attempt_at)
    where state = 'parked' and next_attempt_at is not null;

create index delivery_order on delivery (endpoint_id, order_id, report_seq)
    where state = 'parked';
