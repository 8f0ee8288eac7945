package dev.fillstream.intake.adapter.rest.guard;

import dev.fillstream.intake.adapter.rest.Problem;
import dev.fillstream.intake.adapter.rest.guard.RequestFraming.State;
import dev.fillstream.intake.submission.IntakeCode;
import io.micrometer.core.instrument.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of one connection. A request that cannot be read in one way only is refused and
 * the connection closed; so is one whose headers or body take too long to arrive, however steadily
 * they drip. A connection that rests between two requests is left to the idle timeout.
 */
final class RequestGuard extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RequestGuard.class);

    private final GuardLimits limits;
    private final RequestFraming framing;
    private State timed = State.BETWEEN;
    private @Nullable Future<?> deadline;
    private boolean closing;

    RequestGuard(GuardLimits limits) {
        this.limits = limits;
        this.framing = new RequestFraming(limits.maxLineBytes(), limits.maxHeadBytes());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
            return;
        }
        IntakeCode wrong = message instanceof ByteBuf bytes ? framing.follow(bytes) : null;
        if (wrong == null) {
            watch(context);
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
            refuse(context, wrong);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    /** Most requests arrive whole and need no deadline. */
    private void watch(ChannelHandlerContext context) {
        State now = kind(framing.state());
        if (now == timed) {
            return;
        }
        cancel();
        timed = now;
        switch (now) {
            case LINE -> within(context, limits.headTimeout(), IntakeCode.HEADERS_TIMEOUT);
            case BODY -> within(context, limits.bodyTimeout(), IntakeCode.BODY_TIMEOUT);
            case BETWEEN, HEADERS, CHUNK_SIZE, CHUNK, CHUNK_END, LAST_CHUNK -> {
                // Nothing that has to come.
            }
        }
    }

    /** All of a head has one deadline, and all of a body. */
    private static State kind(State state) {
        return switch (state) {
            case BETWEEN -> State.BETWEEN;
            case LINE, HEADERS -> State.LINE;
            case BODY, CHUNK_SIZE, CHUNK, CHUNK_END, LAST_CHUNK -> State.BODY;
        };
    }

    private void within(ChannelHandlerContext context, Duration time, IntakeCode late) {
        deadline =
                context.executor()
                        .schedule(
                                () -> refuse(context, late),
                                time.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void refuse(ChannelHandlerContext context, IntakeCode code) {
        cancel();
        closing = true;
        Metrics.counter("fillstream.connections.refused", "code", code.name()).increment();
        LOG.infof("connection refused: code=%s", code.name());
        context.writeAndFlush(Unpooled.wrappedBuffer(Problem.response(code)))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
