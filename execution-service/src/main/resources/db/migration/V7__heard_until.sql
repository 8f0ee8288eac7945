-- Until when all that the venues said was heard and booked, as far as it is about orders of this partition. Whoever
-- takes the partition over has them tell again what came later: a trade may be taken back while nobody listens.
ALTER TABLE partition_owners ADD COLUMN heard_until timestamptz;
UPDATE partition_owners SET heard_until = since;
ALTER TABLE partition_owners ALTER COLUMN heard_until SET NOT NULL;
