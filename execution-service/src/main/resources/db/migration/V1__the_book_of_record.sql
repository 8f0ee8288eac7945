-- The book of record of execution-service: every order that risk decided, where it stands, what
-- traded, and every report about it, byte for byte as published.

-- One row per order, written before anything is sent to a venue: that row is the intent. A rejected
-- order may be malformed: then its amounts are null here and stand in its report as they came.
CREATE TABLE orders (
    order_id         uuid PRIMARY KEY,
    -- Our own short name for it, in the order of booking. What belongs to an order refers to it by this:
    -- orderIds are scattered, and an index over them costs a random page for every row.
    order_no         bigint GENERATED ALWAYS AS IDENTITY,
    account          text NOT NULL,
    cl_ord_id        text NOT NULL,
    symbol           text NOT NULL,
    side             text NOT NULL,
    ord_type         text NOT NULL,
    time_in_force    text NOT NULL,
    order_qty        numeric(24, 9) CHECK (order_qty > 0),
    price            numeric(24, 9),
    stop_px          numeric(24, 9),
    expire_time      timestamptz,
    strategy         text NOT NULL,
    reduce_only      boolean NOT NULL,
    transact_time    timestamptz NOT NULL,
    -- When the order's record entered the pipeline, and until when its approval holds.
    accepted_at      timestamptz NOT NULL,
    approval_expiry  timestamptz,
    traceparent      text,
    -- Where its command stood in the topic that brought it here.
    source_topic     text NOT NULL,
    source_partition integer NOT NULL,
    source_offset    bigint NOT NULL,
    booked_at        timestamptz NOT NULL,

    -- Where it stands. Every change counts version up by one and names the version it started from.
    version          bigint NOT NULL,
    ord_status       text NOT NULL,
    -- The same for the machine: the lifecycle's state, the terms that replaces made (empty where they
    -- are the first ones), and the clOrdIds of all requests about the order.
    state            text NOT NULL,
    live             text NOT NULL,
    requests         text NOT NULL,
    cum_qty          numeric(24, 9) NOT NULL CHECK (cum_qty >= 0),
    leaves_qty       numeric(24, 9) NOT NULL CHECK (leaves_qty >= 0),
    cum_notional     numeric(38, 18) NOT NULL,
    outcome_unknown  boolean NOT NULL,
    report_seq       bigint NOT NULL CHECK (report_seq >= 0),
    venue            text NOT NULL,
    venue_order_id   text NOT NULL,
    updated_at       timestamptz NOT NULL,
    is_open          boolean NOT NULL
);
CREATE INDEX orders_by_account ON orders (account, order_no);
CREATE INDEX orders_open ON orders (order_no) WHERE is_open;

-- Every trade once, whatever way and however often it is reported.
CREATE TABLE fills (
    venue         text NOT NULL,
    exec_id       text NOT NULL,
    order_no      bigint NOT NULL,
    last_qty      numeric(24, 9) NOT NULL CHECK (last_qty > 0),
    last_px       numeric(24, 9) NOT NULL CHECK (last_px > 0),
    -- STANDS, BUSTED, or CORRECTED_BY and the execId of the trade that counts in its place.
    standing      text NOT NULL,
    transact_time timestamptz NOT NULL,
    PRIMARY KEY (venue, exec_id)
);
CREATE INDEX fills_by_order ON fills (order_no);

-- Every report; event holds the bytes of the record on `executions`.
CREATE TABLE reports (
    order_no   bigint NOT NULL,
    report_seq bigint NOT NULL,
    event_type text NOT NULL,
    booked_at  timestamptz NOT NULL,
    event      bytea NOT NULL,
    PRIMARY KEY (order_no, report_seq)
);

-- What is booked and not yet acknowledged by Kafka: one row per transaction rather than a mark on
-- each report, so that marking costs one row however many reports there were.
CREATE TABLE report_batches (
    batch_id    uuid PRIMARY KEY,
    owner       uuid NOT NULL,
    claimed_at  timestamptz NOT NULL,
    order_ids   uuid[] NOT NULL,
    report_seqs bigint[] NOT NULL
);
-- Rows come and go by the thousand; let vacuum keep up.
ALTER TABLE report_batches SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- What a venue sent and nobody could understand, or that must not change the book.
CREATE TABLE quarantine (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    venue       text NOT NULL,
    received_at timestamptz NOT NULL,
    reason      text NOT NULL,
    message     text NOT NULL
);
