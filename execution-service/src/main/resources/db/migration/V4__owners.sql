-- Which instance takes in which partition of risk-approved. Every takeover counts the epoch up; an intent is
-- only written by the owner, so that an instance which was paused and wakes up after a takeover sends nothing.
CREATE TABLE partition_owners (
    partition integer PRIMARY KEY,
    epoch     bigint NOT NULL,
    owner     uuid NOT NULL,
    since     timestamptz NOT NULL
);
