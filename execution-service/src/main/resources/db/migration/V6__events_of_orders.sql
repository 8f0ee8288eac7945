-- What a venue says of an order under an id that is no trade's is remembered too, beside the requests, with
-- an exclamation mark in front, which no clOrdId holds: said again, it is not told again.
COMMENT ON COLUMN orders.requests IS 'clOrdIds of requests about the order, and !execIds of what is no trade';
