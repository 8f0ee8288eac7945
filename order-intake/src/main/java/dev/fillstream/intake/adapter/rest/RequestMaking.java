package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.request.OrderRequest;
import dev.fillstream.intake.request.Requested;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Makes a request off the event loop and answers with what became of it. */
@Singleton
final class RequestMaking {

    private final Workers workers;

    RequestMaking(Workers workers) {
        this.workers = workers;
    }

    /** Answers 202 once Kafka has the request; fails with {@link Refused} where it is none. */
    Future<OrderRequest> make(Exchange exchange, Supplier<CompletionStage<Requested>> making) {
        return workers.orders()
                .call(exchange, IntakeCode.ORDERS_UNAVAILABLE, making)
                .map(RequestMaking::made)
                .onSuccess(
                        request ->
                                exchange.with("Location", RequestJson.location(request))
                                        .accepted(RequestJson.of(request)));
    }

    private static OrderRequest made(Requested requested) {
        return switch (requested) {
            case Requested.Made(OrderRequest request) -> request;
            case Requested.Faulty(List<FieldError> errors) -> throw Refused.of(errors);
            case Requested.Ended() -> throw new Refused(IntakeCode.ORDER_ENDED);
            case Requested.NotConfirmed(IntakeCode code) -> throw new Refused(code);
        };
    }
}
