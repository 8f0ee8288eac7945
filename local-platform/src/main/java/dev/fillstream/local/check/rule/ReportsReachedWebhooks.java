package dev.fillstream.local.check.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.check.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each report of an order of this run reached each endpoint that asked for it: under its event id,
 * with a signature that an independent verifier accepts, and after the order's earlier reports.
 */
public final class ReportsReachedWebhooks implements Check {

    /** A little less than the five minutes within which a receiver believes a timestamp. */
    private static final Duration TOLERANCE = Duration.ofMinutes(4);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "each report reached each webhook, signed, in order, with the same webhook-id";
    }

    @Override
    public String subject() {
        return "deliveries";
    }

    @Override
    public void examine(History history, Findings findings) {
        for (ReceivingEndpoint endpoint : history.evidence().endpoints()) {
            List<Receipt> receipts =
                    history.evidence().receipts().stream()
                            .filter(receipt -> receipt.path().equals(endpoint.path()))
                            .toList();
            examineSignatures(endpoint, receipts, findings);
            examineReports(history, endpoint, firstSuccesses(receipts), findings);
            examineIds(history, receipts, findings);
        }
    }

    private static void examineSignatures(
            ReceivingEndpoint endpoint, List<Receipt> receipts, Findings findings) {
        for (Receipt receipt : receipts) {
            findings.expect(
                    isVerified(endpoint.secret(), receipt),
                    "webhook %s at %s does not verify",
                    receipt.webhookId(),
                    receipt.path());
        }
    }

    private static boolean isVerified(String secret, Receipt receipt) {
        Map<String, List<String>> headers = new HashMap<>();
        receipt.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        try {
            Webhook webhook = new Webhook(secret);
            if (isYoung(receipt.receivedAt(), Instant.now())) {
                webhook.verify(receipt.bodyText(), headers);
                return true;
            }
            return isSigned(webhook, receipt);
        } catch (WebhookVerificationException
                | WebhookSigningException
                | EmptyWebhookSecretException
                | NumberFormatException e) {
            return false;
        }
    }

    /** What came long ago was young when it came, and is signed as the library would sign it. */
    private static boolean isSigned(Webhook webhook, Receipt receipt)
            throws WebhookSigningException {
        long timestamp =
                Long.parseLong(receipt.headers().getOrDefault("webhook-timestamp", "none"));
        String signature = webhook.sign(receipt.webhookId(), timestamp, receipt.bodyText());
        String signatures = receipt.headers().getOrDefault("webhook-signature", "");
        return isYoung(Instant.ofEpochSecond(timestamp), receipt.receivedAt())
                && List.of(signatures.split(" ")).contains(signature);
    }

    private static boolean isYoung(Instant time, Instant now) {
        return Duration.between(time, now).abs().compareTo(TOLERANCE) < 0;
    }

    private static void examineReports(
            History history,
            ReceivingEndpoint endpoint,
            Map<String, Integer> firstSuccess,
            Findings findings) {
        for (OrderCase order : history.orders()) {
            if (!order.isOfRun(history.evidence().runPrefix())) {
                continue;
            }
            int last = -1;
            for (Report report : order.reports()) {
                if (!endpoint.wants(report)) {
                    continue;
                }
                findings.examined();
                Integer arrived = firstSuccess.get(report.eventId());
                if (arrived == null) {
                    findings.problem("%s never reached %s", report.label(), endpoint.path());
                    continue;
                }
                findings.expect(
                        arrived > last,
                        "%s reached %s before an earlier report of its order",
                        report.label(),
                        endpoint.path());
                last = Math.max(last, arrived);
            }
        }
    }

    /** Nothing may arrive under an id that no report has. */
    private static void examineIds(History history, List<Receipt> receipts, Findings findings) {
        Map<String, Report> known = new HashMap<>();
        history.reports().forEach(report -> known.put(report.eventId(), report));
        for (Receipt receipt : receipts) {
            Report report = known.get(receipt.webhookId());
            if (report == null) {
                findings.problem(
                        "webhook %s at %s is no report's", receipt.webhookId(), receipt.path());
            } else {
                findings.expect(
                        isAbout(receipt, report),
                        "webhook %s at %s does not say what its report says",
                        receipt.webhookId(),
                        receipt.path());
            }
        }
    }

    private static boolean isAbout(Receipt receipt, Report report) {
        try {
            JsonNode body = JSON.readTree(receipt.body());
            JsonNode data = body.path("data");
            return body.path("type").asText().equals(report.eventType())
                    && data.path("orderId").asText().equals(report.orderId())
                    && data.path("reportSeq").asLong() == report.reportSeq();
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, Integer> firstSuccesses(List<Receipt> receipts) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < receipts.size(); i++) {
            if (receipts.get(i).isSuccess()) {
                first.putIfAbsent(receipts.get(i).webhookId(), i);
            }
        }
        return first;
    }
}
