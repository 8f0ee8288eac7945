-- Replace requests that wait or waited for the venue, written before any is sent. The venue makes a
-- new order of a replaced one and knows it by request_id: this is how its reports find their order.
CREATE TABLE replace_requests (
    request_id uuid PRIMARY KEY,
    order_id   uuid NOT NULL,
    cl_ord_id  text NOT NULL
);

-- Refused requests about orders that are not in the book, each with its one report.
CREATE TABLE refused_requests (
    request_id       uuid PRIMARY KEY,
    account          text NOT NULL,
    cl_ord_id        text NOT NULL,
    orig_cl_ord_id   text NOT NULL,
    refusal_code     text NOT NULL,
    traceparent      text,
    source_topic     text NOT NULL,
    source_partition integer NOT NULL,
    source_offset    bigint NOT NULL,
    event_type       text NOT NULL,
    booked_at        timestamptz NOT NULL,
    event            bytea NOT NULL
);

-- Open orders are asked for by account as well as all together; one index does for both.
DROP INDEX orders_open;
CREATE INDEX orders_open ON orders (account, order_no) WHERE is_open;
