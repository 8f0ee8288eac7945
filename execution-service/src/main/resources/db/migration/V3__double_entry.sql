-- What trades did to positions and cash, twice: to the account, and with the opposite sign to the venue
-- that it was traded with. One row per account, symbol and transaction; a bust or a correction is one more.
CREATE TABLE postings (
    posting_no     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- account:X or venue:V
    ledger_account text NOT NULL,
    symbol         text NOT NULL,
    quantity       numeric(24, 9) NOT NULL,
    cash           numeric(38, 18) NOT NULL,
    booked_at      timestamptz NOT NULL
);
CREATE INDEX postings_by_account ON postings (ledger_account, symbol);

INSERT INTO postings (ledger_account, symbol, quantity, cash, booked_at)
SELECT entry.ledger_account, traded.symbol, entry.sign * traded.quantity, entry.sign * traded.cash, now()
FROM (
    SELECT account, venue, symbol,
        sum(CASE WHEN side = 'BUY' THEN cum_qty ELSE -cum_qty END) AS quantity,
        sum(CASE WHEN side = 'BUY' THEN -cum_notional ELSE cum_notional END) AS cash
    FROM orders WHERE cum_qty > 0 GROUP BY account, venue, symbol) AS traded
CROSS JOIN LATERAL (VALUES ('account:' || account, 1), ('venue:' || venue, -1))
    AS entry (ledger_account, sign);

-- Every row here is a break; there must be none.
CREATE VIEW books_out_of_balance AS
SELECT 'entries do not cancel out' AS break, symbol AS subject, sum(quantity) AS quantity, sum(cash) AS cash
FROM postings GROUP BY symbol
HAVING sum(quantity) <> 0 OR sum(cash) <> 0
UNION ALL
SELECT 'account differs from its orders', coalesce(p.subject, o.subject),
    coalesce(p.quantity, 0) - coalesce(o.quantity, 0), coalesce(p.cash, 0) - coalesce(o.cash, 0)
FROM (
    SELECT ledger_account || ' ' || symbol AS subject, sum(quantity) AS quantity, sum(cash) AS cash
    FROM postings WHERE ledger_account LIKE 'account:%' GROUP BY ledger_account, symbol) AS p
FULL JOIN (
    SELECT 'account:' || account || ' ' || symbol AS subject,
        sum(CASE WHEN side = 'BUY' THEN cum_qty ELSE -cum_qty END) AS quantity,
        sum(CASE WHEN side = 'BUY' THEN -cum_notional ELSE cum_notional END) AS cash
    FROM orders WHERE cum_qty > 0 GROUP BY account, symbol) AS o USING (subject)
WHERE coalesce(p.quantity, 0) <> coalesce(o.quantity, 0) OR coalesce(p.cash, 0) <> coalesce(o.cash, 0)
UNION ALL
SELECT 'order differs from its fills', o.order_id::text, o.cum_qty - f.quantity, o.cum_notional - f.notional
FROM orders o
CROSS JOIN LATERAL (
    SELECT coalesce(sum(last_qty), 0) AS quantity, coalesce(sum(last_qty * last_px), 0) AS notional
    FROM fills WHERE fills.order_no = o.order_no AND standing = 'STANDS') AS f
WHERE o.cum_qty <> f.quantity OR o.cum_notional <> f.notional;
