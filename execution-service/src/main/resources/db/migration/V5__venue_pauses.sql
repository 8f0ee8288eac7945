-- Venues that no orders go to until somebody resumes them; for all instances, and through restarts.
CREATE TABLE venue_pauses (
    venue  text PRIMARY KEY,
    reason text NOT NULL,
    since  timestamptz NOT NULL
);
