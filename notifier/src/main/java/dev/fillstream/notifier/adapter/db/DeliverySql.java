package dev.fillstream.notifier.adapter.db;

/**
 * The statements of {@link PostgresParkedDeliveries}; arrays in, so one statement for many rows.
 */
final class DeliverySql {

    /** Skips endpoints that are gone meanwhile; says which rows are new. */
    static final String INSERT =
            """
            insert into delivery (endpoint_id, webhook_id, order_id, report_seq, partition, account,
                event_type, body, traceparent, accepted_at, attempt, next_attempt_at, state, urgency,
                parked_at)
            select n.endpoint_id, n.webhook_id, n.order_id, n.report_seq, n.partition, n.account,
                n.event_type, n.body, n.traceparent, n.accepted_at, n.attempt, n.next_attempt_at,
                n.state, n.urgency, $15
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::int[], $6::text[],
                $7::text[], $8::bytea[], $9::text[], $10::timestamptz[], $11::int[],
                $12::timestamptz[], $13::text[], $14::int[])
                as n(endpoint_id, webhook_id, order_id, report_seq, partition, account, event_type,
                    body, traceparent, accepted_at, attempt, next_attempt_at, state, urgency)
            join webhook_endpoint e on e.id = n.endpoint_id
            on conflict (endpoint_id, webhook_id) do nothing
            returning endpoint_id, webhook_id
            """;

    static final String RESCHEDULE =
            """
            update delivery d set attempt = n.attempt, next_attempt_at = n.next_attempt_at
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[])
                as n(endpoint_id, webhook_id, attempt, next_attempt_at)
            where d.endpoint_id = n.endpoint_id and d.webhook_id = n.webhook_id
            """;

    static final String ABANDON =
            """
            update delivery d set state = 'abandoned', next_attempt_at = null
            from unnest($1::uuid[], $2::uuid[]) as n(endpoint_id, webhook_id)
            where d.endpoint_id = n.endpoint_id and d.webhook_id = n.webhook_id
            """;

    static final String REMOVE =
            """
            delete from delivery d
            using unnest($1::uuid[], $2::uuid[]) as n(endpoint_id, webhook_id)
            where d.endpoint_id = n.endpoint_id and d.webhook_id = n.webhook_id
            """;

    /**
     * The earliest row of each of these orders is due, unless it has its time already, and is as
     * urgent as the most urgent one of the few behind it: an order may have thousands.
     */
    static final String PROMOTE =
            """
            update delivery d
            set next_attempt_at = coalesce(d.next_attempt_at, $3),
                urgency = least(d.urgency, first.least)
            from unnest($1::uuid[], $2::uuid[]) as o(endpoint_id, order_id)
            cross join lateral (
                select f.webhook_id, f.next_attempt_at, f.urgency, min(f.urgency) over () as least
                from (
                    select p.webhook_id, p.next_attempt_at, p.urgency, p.report_seq
                    from delivery p
                    where p.endpoint_id = o.endpoint_id and p.order_id = o.order_id
                        and p.state = 'parked'
                    order by p.report_seq limit 16) f
                order by f.report_seq limit 1) first
            where d.endpoint_id = o.endpoint_id and d.webhook_id = first.webhook_id
                and (first.next_attempt_at is null or first.urgency > first.least)
            """;

    /**
     * The most urgent orders first, of each the earliest report only; what another one is just
     * taking is passed over. Which one is the earliest is asked for row by row: as a join it would
     * be one over all that the endpoint has parked.
     */
    static final String CLAIM =
            """
            with due as (
                select d.endpoint_id, d.webhook_id
                from unnest($1::uuid[], $2::int[]) as room(endpoint_id, free)
                cross join lateral (
                    select c.endpoint_id, c.webhook_id
                    from (values (0), (1), (2), (3)) as u(urgency)
                    cross join lateral (
                        select p.endpoint_id, p.webhook_id, p.urgency, p.next_attempt_at
                        from delivery p
                        where p.endpoint_id = room.endpoint_id and p.urgency = u.urgency
                            and p.state = 'parked' and p.next_attempt_at <= $4
                            and p.partition = any($3::int[])
                            and p.report_seq = (
                                select q.report_seq from delivery q
                                where q.endpoint_id = p.endpoint_id and q.order_id = p.order_id
                                    and q.state = 'parked'
                                order by q.report_seq limit 1)
                        order by p.next_attempt_at
                        limit room.free
                        for update skip locked) c
                    order by c.urgency, c.next_attempt_at
                    limit room.free) d)
            update delivery d set next_attempt_at = $5
            from due
            where d.endpoint_id = due.endpoint_id and d.webhook_id = due.webhook_id
            returning d.*
            """;

    /** Orders one by one for endpoints with few rows, and a sum for those with many. */
    static final String LOAD =
            """
            with total as (
                select endpoint_id, partition, count(*)::int as waiting
                from delivery
                where state = 'parked' and partition = any($1::int[])
                group by endpoint_id, partition)
            select d.endpoint_id, d.order_id, d.partition, count(*)::int as waiting
            from delivery d
            join total t on t.endpoint_id = d.endpoint_id and t.partition = d.partition
            where d.state = 'parked' and t.waiting <= $2
            group by d.endpoint_id, d.order_id, d.partition
            union all
            select endpoint_id, null::uuid, partition, waiting from total where waiting > $2
            """;

    private DeliverySql() {}
}
