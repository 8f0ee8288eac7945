package dev.fillstream.execution.adapter.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code orders}, for reading; Hibernate fills the fields. */
@Entity
@Table(name = "orders")
@NullUnmarked
class OrderEntity {

    @Id
    @Column(name = "order_id")
    UUID orderId;

    @Column(name = "order_no")
    long orderNo;

    @Column(name = "cl_ord_id")
    String clOrdId;

    String account;
    String symbol;
    String side;

    @Column(name = "ord_type")
    String ordType;

    @Column(name = "time_in_force")
    String timeInForce;

    @Column(name = "order_qty")
    BigDecimal orderQty;

    BigDecimal price;

    @Column(name = "stop_px")
    BigDecimal stopPx;

    @Column(name = "ord_status")
    String ordStatus;

    String live;

    @Column(name = "cum_qty")
    BigDecimal cumQty;

    @Column(name = "leaves_qty")
    BigDecimal leavesQty;

    @Column(name = "cum_notional")
    BigDecimal cumNotional;

    @Column(name = "outcome_unknown")
    boolean outcomeUnknown;

    @Column(name = "is_open")
    boolean open;

    @Column(name = "report_seq")
    long reportSeq;

    String venue;

    @Column(name = "venue_order_id")
    String venueOrderId;

    @Column(name = "accepted_at")
    OffsetDateTime acceptedAt;

    @Column(name = "updated_at")
    OffsetDateTime updatedAt;
}
