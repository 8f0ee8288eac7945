package dev.fillstream.execution.adapter.db;

/**
 * The statements that carry batches. Each is one transaction: what belongs to an order is written
 * when the order is, and else not at all.
 */
final class Statements {

    /**
     * Orders that the book does not have, with what is known of them; gives those new, and the
     * partitions that the writer owns. Where {@code $48} says so, others' orders are left out.
     */
    static final String ENTER =
            """
            WITH owned AS MATERIALIZED (
                SELECT partition FROM partition_owners WHERE owner = $43::uuid FOR SHARE
            ), booked AS (
                INSERT INTO orders (
                    order_id, account, cl_ord_id, symbol, side, ord_type, time_in_force,
                    order_qty, price, stop_px, expire_time, strategy, reduce_only, transact_time,
                    accepted_at, approval_expiry, traceparent,
                    source_topic, source_partition, source_offset, booked_at,
                    version, ord_status, state, live, requests,
                    cum_qty, leaves_qty, cum_notional, outcome_unknown,
                    report_seq, venue, venue_order_id, updated_at, is_open)
                SELECT
                    n.order_id, n.account, n.cl_ord_id, n.symbol, n.side, n.ord_type, n.tif,
                    n.order_qty::numeric, n.price::numeric, n.stop_px::numeric, n.expire_time,
                    n.strategy, n.reduce_only, n.transact_time,
                    n.accepted_at, n.approval_expiry, n.traceparent,
                    n.topic, n.partition, n.offset_, $30::timestamptz,
                    0, n.ord_status, n.state, '', '',
                    n.cum_qty::numeric, n.leaves_qty::numeric, n.cum_notional::numeric, false,
                    n.report_seq, n.venue, n.venue_order_id, $30::timestamptz, n.is_open
                FROM unnest(
                    $1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[],
                    $12::text[], $13::boolean[], $14::timestamptz[], $15::timestamptz[],
                    $16::timestamptz[], $17::text[], $18::text[], $19::integer[], $20::bigint[],
                    $21::text[], $22::text[], $23::text[], $24::text[], $25::text[],
                    $26::bigint[], $27::text[], $28::text[], $29::boolean[])
                AS n (
                    order_id, account, cl_ord_id, symbol, side, ord_type,
                    tif, order_qty, price, stop_px, expire_time,
                    strategy, reduce_only, transact_time, accepted_at,
                    approval_expiry, traceparent, topic, partition, offset_,
                    ord_status, state, cum_qty, leaves_qty, cum_notional, report_seq, venue,
                    venue_order_id, is_open)
                WHERE NOT $48::boolean OR n.partition IN (SELECT partition FROM owned)
                ON CONFLICT (order_id) DO NOTHING
                RETURNING order_id, order_no, account, venue, symbol
            ), traded AS (
                INSERT INTO fills (
                    order_no, venue, exec_id, last_qty, last_px, standing, transact_time)
                SELECT booked.order_no, f.venue, f.exec_id, f.last_qty::numeric, f.last_px::numeric,
                    f.standing, f.transact_time
                FROM unnest(
                    $31::uuid[], $32::text[], $33::text[], $34::text[], $35::text[],
                    $36::text[], $37::timestamptz[])
                AS f (order_id, venue, exec_id, last_qty, last_px, standing, transact_time)
                JOIN booked USING (order_id)
            ), told AS (
                INSERT INTO reports (order_no, report_seq, event_type, event, booked_at)
                SELECT booked.order_no, r.report_seq, r.event_type, r.event, $44::timestamptz
                FROM unnest($38::uuid[], $39::bigint[], $40::text[], $41::bytea[])
                    AS r (order_id, report_seq, event_type, event)
                JOIN booked USING (order_id)
            ), unpublished AS (
                INSERT INTO report_batches (batch_id, owner, claimed_at, order_ids, report_seqs)
                SELECT $42::uuid, $43::uuid, $44::timestamptz, $38::uuid[], $39::bigint[]
                WHERE cardinality($38::uuid[]) > 0
            ), posted AS (
                INSERT INTO postings (ledger_account, symbol, quantity, cash, booked_at)
                SELECT entry.ledger_account, traded.symbol,
                    entry.sign * traded.quantity, entry.sign * traded.cash, $44::timestamptz
                FROM (
                    SELECT b.account, b.venue, b.symbol,
                        sum(p.quantity::numeric) AS quantity, sum(p.cash::numeric) AS cash
                    FROM unnest($45::uuid[], $46::text[], $47::text[])
                        AS p (order_id, quantity, cash)
                    JOIN booked b USING (order_id)
                    GROUP BY b.account, b.venue, b.symbol) AS traded
                CROSS JOIN LATERAL (
                    VALUES ('account:' || traded.account, 1), ('venue:' || traded.venue, -1))
                    AS entry (ledger_account, sign)
            )
            SELECT order_id, NULL::integer AS owned FROM booked
            UNION ALL
            SELECT NULL::uuid, partition FROM owned
            """;

    /** Changed orders with trades and reports; gives those that were in the version expected. */
    static final String SAVE =
            """
            WITH changed AS (
                UPDATE orders o SET
                    version = o.version + 1, ord_status = n.ord_status, state = n.state,
                    live = n.live, requests = n.requests,
                    cum_qty = n.cum_qty::numeric, leaves_qty = n.leaves_qty::numeric,
                    cum_notional = n.cum_notional::numeric, outcome_unknown = n.outcome_unknown,
                    report_seq = n.report_seq, venue_order_id = n.venue_order_id,
                    is_open = n.is_open, updated_at = $14::timestamptz
                FROM unnest(
                    $1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[], $9::text[], $10::boolean[], $11::bigint[],
                    $12::text[], $13::boolean[])
                AS n (
                    order_id, version, ord_status, state, live, requests,
                    cum_qty, leaves_qty, cum_notional, outcome_unknown, report_seq,
                    venue_order_id, is_open)
                WHERE o.order_id = n.order_id AND o.version = n.version
                RETURNING o.order_id, o.order_no, o.account, o.venue, o.symbol
            ), traded AS (
                INSERT INTO fills (
                    order_no, venue, exec_id, last_qty, last_px, standing, transact_time)
                SELECT changed.order_no, f.venue, f.exec_id, f.last_qty::numeric, f.last_px::numeric,
                    f.standing, f.transact_time
                FROM unnest(
                    $15::uuid[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[],
                    $21::timestamptz[])
                AS f (order_id, venue, exec_id, last_qty, last_px, standing, transact_time)
                JOIN changed USING (order_id)
            ), standing AS (
                UPDATE fills f SET standing = n.standing
                FROM unnest($22::uuid[], $23::text[], $24::text[], $25::text[])
                    AS n (order_id, venue, exec_id, standing)
                JOIN changed USING (order_id)
                WHERE f.venue = n.venue AND f.exec_id = n.exec_id
            ), asked AS (
                INSERT INTO replace_requests (request_id, order_id, cl_ord_id)
                SELECT n.request_id, n.order_id, n.cl_ord_id
                FROM unnest($26::uuid[], $27::uuid[], $28::text[])
                    AS n (request_id, order_id, cl_ord_id)
                JOIN changed USING (order_id)
                ON CONFLICT (request_id) DO NOTHING
            ), told AS (
                INSERT INTO reports (order_no, report_seq, event_type, event, booked_at)
                SELECT changed.order_no, r.report_seq, r.event_type, r.event, $35::timestamptz
                FROM unnest($29::uuid[], $30::bigint[], $31::text[], $32::bytea[])
                    AS r (order_id, report_seq, event_type, event)
                JOIN changed USING (order_id)
            ), unpublished AS (
                INSERT INTO report_batches (batch_id, owner, claimed_at, order_ids, report_seqs)
                SELECT $33::uuid, $34::uuid, $35::timestamptz, $29::uuid[], $30::bigint[]
                WHERE cardinality($29::uuid[]) > 0
            ), posted AS (
                INSERT INTO postings (ledger_account, symbol, quantity, cash, booked_at)
                SELECT entry.ledger_account, traded.symbol,
                    entry.sign * traded.quantity, entry.sign * traded.cash, $35::timestamptz
                FROM (
                    SELECT b.account, b.venue, b.symbol,
                        sum(p.quantity::numeric) AS quantity, sum(p.cash::numeric) AS cash
                    FROM unnest($36::uuid[], $37::text[], $38::text[])
                        AS p (order_id, quantity, cash)
                    JOIN changed b USING (order_id)
                    GROUP BY b.account, b.venue, b.symbol) AS traded
                CROSS JOIN LATERAL (
                    VALUES ('account:' || traded.account, 1), ('venue:' || traded.venue, -1))
                    AS entry (ledger_account, sign)
            )
            SELECT order_id FROM changed
            """;

    /** A refused request about no order, with its report; gives it where it was new. */
    static final String REFUSE =
            """
            WITH booked AS (
                INSERT INTO refused_requests (
                    request_id, account, cl_ord_id, orig_cl_ord_id, refusal_code, traceparent,
                    source_topic, source_partition, source_offset, event_type, booked_at, event)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                ON CONFLICT (request_id) DO NOTHING
                RETURNING request_id, booked_at
            ), unpublished AS (
                INSERT INTO report_batches (batch_id, owner, claimed_at, order_ids, report_seqs)
                SELECT $13, $14, booked_at, ARRAY[request_id], ARRAY[1::bigint] FROM booked
            )
            SELECT request_id FROM booked
            """;

    static final String REPLACED =
            "SELECT request_id, order_id FROM replace_requests WHERE request_id = ANY($1::uuid[])";

    static final String LOAD =
            "SELECT "
                    + OrderRows.COLUMNS
                    + " FROM orders o WHERE o.order_id = ANY($1::uuid[]) AND o.order_qty IS NOT"
                    + " NULL AND o.venue <> ''";

    static final String OPEN =
            "SELECT "
                    + OrderRows.COLUMNS
                    + " FROM orders o WHERE o.is_open AND (o.account, o.order_no) > ($1::text,"
                    + " $2::bigint) AND ($4::timestamptz IS NULL OR o.updated_at <="
                    + " $4::timestamptz) ORDER BY o.account, o.order_no LIMIT $3::integer";

    /** Open orders of an account, all or of one symbol or side, from before a record. */
    static final String OPEN_OF =
            """
            SELECT order_id FROM orders
            WHERE is_open AND account = $1::text
                AND ($2::text IS NULL OR symbol = $2::text)
                AND ($3::text IS NULL OR side = $3::text)
                AND source_topic = $4::text AND source_partition = $5::integer
                AND source_offset < $6::bigint
            ORDER BY order_no
            """;

    static final String QUARANTINE =
            "INSERT INTO quarantine (venue, received_at, reason, message) VALUES ($1, $2, $3, $4)";

    /** Takes over the oldest batches; what another instance is just taking is passed over. */
    static final String CLAIM =
            """
            UPDATE report_batches b SET owner = $1::uuid, claimed_at = $2::timestamptz
            FROM (
                SELECT batch_id FROM report_batches
                WHERE (owner = $1::uuid AND $3::boolean)
                    OR (owner <> $1::uuid AND claimed_at <= $4::timestamptz)
                ORDER BY batch_id LIMIT $5::integer FOR UPDATE SKIP LOCKED) c
            WHERE b.batch_id = c.batch_id
            RETURNING b.batch_id, b.order_ids, b.report_seqs
            """;

    /** The same of given owners. */
    static final String CLAIM_OF =
            """
            UPDATE report_batches b SET owner = $1::uuid, claimed_at = $2::timestamptz
            FROM (
                SELECT batch_id FROM report_batches WHERE owner = ANY($3::uuid[])
                ORDER BY batch_id LIMIT $4::integer FOR UPDATE SKIP LOCKED) c
            WHERE b.batch_id = c.batch_id
            RETURNING b.batch_id, b.order_ids, b.report_seqs
            """;

    /** The reports of a batch, in the order in which it lists them. */
    static final String REPORTS =
            """
            WITH l AS (
                SELECT * FROM unnest($1::uuid[], $2::bigint[]) WITH ORDINALITY
                    AS l (order_id, report_seq, place)
            )
            SELECT l.order_id, l.report_seq, r.event_type, r.booked_at, r.event,
                o.account, o.traceparent, l.place
            FROM l
            JOIN orders o ON o.order_id = l.order_id
            JOIN reports r ON r.order_no = o.order_no AND r.report_seq = l.report_seq
            UNION ALL
            SELECT l.order_id, l.report_seq, q.event_type, q.booked_at, q.event,
                q.account, q.traceparent, l.place
            FROM l
            JOIN refused_requests q ON q.request_id = l.order_id
            ORDER BY place
            """;

    static final String HELD =
            """
            SELECT symbol, -sum(quantity) AS quantity FROM postings
            WHERE ledger_account = ANY($1::text[]) GROUP BY symbol
            """;

    static final String PUBLISHED = "DELETE FROM report_batches WHERE batch_id = ANY($1::uuid[])";

    static final String BACKLOG =
            "SELECT coalesce(sum(cardinality(order_ids)), 0)::bigint FROM report_batches";

    /** Takes partitions over, in one order lest two deadlock; gives who had them before. */
    static final String OWN =
            """
            WITH before AS (
                SELECT owner FROM partition_owners WHERE partition = ANY($1::integer[])
            ), taken AS (
                INSERT INTO partition_owners AS o (partition, epoch, owner, since, heard_until)
                SELECT p, 1, $2::uuid, $3::timestamptz, $3::timestamptz
                FROM unnest($1::integer[]) AS p
                ON CONFLICT (partition) DO UPDATE
                    SET epoch = o.epoch + 1, owner = excluded.owner, since = excluded.since
            )
            SELECT DISTINCT owner FROM before
            """;

    static final String OWNED = "SELECT partition FROM partition_owners WHERE owner = $1";

    private Statements() {}
}
