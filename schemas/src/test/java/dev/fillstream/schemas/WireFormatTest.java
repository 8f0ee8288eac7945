package dev.fillstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.Instrument;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class WireFormatTest {

    private static final WireFormat<Instrument> FORMAT = Topic.INSTRUMENTS.format();
    private static final Instrument ACME =
            Instrument.newBuilder().setSymbol("ACME").setTickSize("0.01").build();
    private static final byte[] CUT_SHORT = {0x0a, 0x7f, 'A'};

    @Test
    void readsWhatWasWritten() {
        assertThat(FORMAT.read(ACME.toByteArray())).isEqualTo(new Readable<>(ACME));
    }

    @Test
    void saysWhyNothingCouldBeRead() {
        assertThat(FORMAT.read(null))
                .isEqualTo(new Unreadable<>(Reason.VALUE_MISSING, "the record has no value"));
        assertThat(FORMAT.read(new byte[0]))
                .isEqualTo(new Unreadable<>(Reason.VALUE_EMPTY, "the value has no bytes"));
        assertThat(FORMAT.read(CUT_SHORT))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        u -> assertThat(u.code()).isEqualTo(Reason.PROTOBUF_MALFORMED));
    }

    @Test
    void keepsFieldsOfTheFuture() {
        byte[] bytes = ACME.toByteArray();
        byte[] more = java.util.Arrays.copyOf(bytes, bytes.length + 3);
        more[bytes.length] = (byte) 0xA0;
        more[bytes.length + 1] = 0x06;
        more[bytes.length + 2] = 1;
        Readable<Instrument> read = (Readable<Instrument>) FORMAT.read(more);
        assertThat(read.value().getSymbol()).isEqualTo("ACME");
        assertThat(read.value().toByteArray()).isEqualTo(more);
    }

    @Test
    void carriesOwnRecordsThroughASerde() {
        try (Serde<Instrument> serde = FORMAT.serde()) {
            byte[] bytes = serde.serializer().serialize("instruments", ACME);
            assertThat(serde.deserializer().deserialize("instruments", bytes)).isEqualTo(ACME);
            assertThat(serde.serializer().serialize("instruments", null)).isNull();
            assertThat(serde.deserializer().deserialize("instruments", null)).isNull();
        }
    }

    @Test
    void failsLoudlyWhereOurOwnRecordsAreDamaged() {
        try (var deserializer = FORMAT.deserializer()) {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> deserializer.deserialize("instruments", CUT_SHORT))
                    .withMessageContaining("instruments");
        }
    }
}
