package dev.fillstream.execution.adapter.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code postings}, for reading; Hibernate fills the fields. */
@Entity
@Table(name = "postings")
@NullUnmarked
class PostingEntity {

    @Id
    @Column(name = "posting_no")
    long postingNo;

    @Column(name = "ledger_account")
    String ledgerAccount;

    String symbol;
    BigDecimal quantity;
    BigDecimal cash;
}
