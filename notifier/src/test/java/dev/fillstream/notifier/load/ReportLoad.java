package dev.fillstream.notifier.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.local.bench.Pace;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.notifier.EndpointClient;
import dev.fillstream.notifier.Executions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reports at a steady pace, two per order, the accounts taking turns; an endpoint per account. */
final class ReportLoad implements AutoCloseable {

    private final String[] accounts;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private int orders;

    ReportLoad(String bootstrapServers, int endpoints) {
        accounts = new String[endpoints];
        for (int i = 0; i < endpoints; i++) {
            accounts[i] = "bench-" + run + "-" + i;
        }
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "linger.ms",
                                1,
                                "acks",
                                "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void register(URI notifier, String url) {
        EndpointClient client =
                new EndpointClient(notifier.toString(), SharedPlatform.tokens().operator());
        for (String account : accounts) {
            var _ = client.create(url, account);
        }
    }

    /** One endpoint for all its accounts; answers with its id. */
    String registerOne(URI notifier, String url) {
        EndpointClient client =
                new EndpointClient(notifier.toString(), SharedPlatform.tokens().operator());
        return client.create(url, List.of(accounts)).getString("id");
    }

    void send(Pace pace, int reports) {
        for (int i = 0; i < reports; i++) {
            pace.await(i);
            if (i % 2 == 0) {
                orders++;
            }
            String account = accounts[orders % accounts.length];
            byte[] value = Executions.event(account, "o-" + orders, 1 + i % 2).toByteArray();
            var _ =
                    producer.send(
                            new ProducerRecord<>("executions", account.getBytes(UTF_8), value));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
