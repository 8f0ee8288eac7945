package dev.fillstream.local.demo.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.local.check.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what a webhook is answered and writes it down before anybody hears the answer, so that
 * the order of the lines is the order of the answers, and a receiver that was killed goes on where
 * its file ends.
 */
public final class ReceiptBook implements AutoCloseable {

    private final FileChannel file;
    private final int failures;
    private final Set<String> failed = new HashSet<>();
    private final List<Receipt> receipts = new ArrayList<>();

    private ReceiptBook(FileChannel file, int failures, List<Receipt> before) {
        this.file = file;
        this.failures = failures;
        for (Receipt receipt : before) {
            receipts.add(receipt);
            if (!receipt.isSuccess()) {
                failed.add(receipt.webhookId());
            }
        }
    }

    /**
     * Goes on with what {@code path} holds; a last line that was cut off is dropped, since nobody
     * was answered.
     *
     * @param failures how many webhook-ids are refused once
     */
    public static ReceiptBook open(Path path, int failures) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            String text = Files.readString(path);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            file.truncate(whole.getBytes(UTF_8).length);
            file.position(file.size());
            return new ReceiptBook(file, failures, whole.lines().map(ReceiptLine::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the receiver's file cannot be used", e);
        }
    }

    /** The status to answer with. */
    public synchronized int take(String path, Map<String, String> headers, byte[] body)
            throws IOException {
        int answer = answer(path, headers.getOrDefault("webhook-id", ""));
        Receipt receipt = new Receipt(Instant.now(), path, headers, body, answer);
        ByteBuffer line = UTF_8.encode(ReceiptLine.of(receipt) + "\n");
        while (line.hasRemaining()) {
            file.write(line);
        }
        receipts.add(receipt);
        return answer;
    }

    /** All but the first {@code known}. */
    public synchronized List<Receipt> after(int known) {
        return List.copyOf(receipts.subList(Math.min(known, receipts.size()), receipts.size()));
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the receiver's file cannot be closed", e);
        }
    }

    private int answer(String path, String webhookId) {
        boolean fails =
                path.endsWith(WebhookReceiver.FLAKY)
                        && failed.size() < failures
                        && failed.add(webhookId);
        return fails ? 500 : 204;
    }
}
