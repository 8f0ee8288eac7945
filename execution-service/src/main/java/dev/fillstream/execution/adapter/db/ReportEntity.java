package dev.fillstream.execution.adapter.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code reports}, for reading; Hibernate fills the fields. */
@Entity
@Table(name = "reports")
@IdClass(ReportEntity.Key.class)
@NullUnmarked
class ReportEntity {

    @Id
    @Column(name = "order_no")
    long orderNo;

    @Id
    @Column(name = "report_seq")
    long reportSeq;

    @Column(name = "booked_at")
    OffsetDateTime bookedAt;

    byte[] event;

    /** The key of {@code reports}. */
    record Key(long orderNo, long reportSeq) implements Serializable {}
}
