package dev.fillstream.risk.adapter.streams.control;

import dev.fillstream.risk.adapter.streams.state.InstrumentMapper;
import dev.fillstream.risk.adapter.streams.state.LimitsMapper;
import dev.fillstream.risk.control.ControlRecords.Kind;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ScopeLimits;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.RiskLimits;
import java.util.Optional;

/** Which topic a kind of record is on, and what may be on it. */
final class ControlTopics {

    private ControlTopics() {}

    static Topic<?> of(Kind kind) {
        return switch (kind) {
            case LIMITS -> Topic.RISK_LIMITS;
            case SHARED_LIMITS -> Topic.SHARED_LIMITS;
            case TRADING_STATES -> Topic.TRADING_STATES;
            case INSTRUMENTS -> Topic.INSTRUMENTS;
        };
    }

    /** The version that a record says it has; 0 where it cannot be read. */
    static long version(Kind kind, byte[] value) {
        return switch (kind) {
            case LIMITS, SHARED_LIMITS ->
                    Topic.RISK_LIMITS.format().read(value) instanceof Readable<RiskLimits>(var wire)
                            ? wire.getVersion()
                            : 0;
            case TRADING_STATES ->
                    switch (Topic.TRADING_STATES.format().read(value)) {
                        case Readable(var wire) -> wire.getVersion();
                        case Unreadable(_, _) -> 0;
                    };
            case INSTRUMENTS ->
                    switch (Topic.INSTRUMENTS.format().read(value)) {
                        case Readable(var wire) -> wire.getVersion();
                        case Unreadable(_, _) -> 0;
                    };
        };
    }

    /**
     * Why the risk-processor would refuse everything under such a record; empty if it would not.
     */
    static Optional<String> fault(Kind kind, byte[] value) {
        return switch (kind) {
            case LIMITS, SHARED_LIMITS ->
                    LimitsMapper.limits(value) instanceof ScopeLimits.Broken(_, var fault)
                            ? Optional.of(fault)
                            : Optional.empty();
            case INSTRUMENTS ->
                    InstrumentMapper.instrument(value) instanceof Instrument.Unknown(var why)
                            ? Optional.of(why)
                            : Optional.empty();
            case TRADING_STATES -> Optional.empty();
        };
    }
}
