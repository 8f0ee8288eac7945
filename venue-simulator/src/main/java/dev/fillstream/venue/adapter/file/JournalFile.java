package dev.fillstream.venue.adapter.file;

import dev.fillstream.venue.exchange.Journal;
import dev.fillstream.venue.exchange.Update;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Appends to the journal. All calls come from one thread, the loop; the file is written by another,
 * one batch at a time: whatever comes while a batch is on its way makes the next one. A written
 * batch is with the operating system, so it outlives the process, though not a loss of power.
 */
public final class JournalFile implements Journal, AutoCloseable {

    private final FileChannel channel;
    private final Executor loop;
    private final Consumer<IOException> onFailure;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("journal").daemon(true).factory());
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private List<Runnable> waiting = new ArrayList<>();
    private boolean busy;

    /**
     * @param onFailure told once, on the writer's thread, that nothing can be written any more
     */
    public JournalFile(Path file, Executor loop, Consumer<IOException> onFailure)
            throws IOException {
        this.loop = loop;
        this.onFailure = onFailure;
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Cuts off a last line that a crash left without its end; nobody was told of it. */
    public static void mend(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile journal = new RandomAccessFile(file.toFile(), "rw")) {
            long end = journal.length();
            while (end > 0) {
                journal.seek(end - 1);
                if (journal.read() == '\n') {
                    break;
                }
                end--;
            }
            journal.setLength(end);
        }
    }

    @Override
    public void append(List<Update> updates, Runnable written) {
        JournalFormat.write(updates, pending);
        if (!busy && pending.size() == 0 && waiting.isEmpty()) {
            written.run();
            return;
        }
        waiting.add(written);
        if (!busy) {
            busy = true;
            // Not at once: what else this turn of the loop brings goes into the same batch.
            loop.execute(this::flush);
        }
    }

    /** Writes what there is; what comes after is lost. To be called when the loop has stopped. */
    @Override
    public void close() throws IOException {
        writer.shutdown();
        try {
            if (writer.awaitTermination(2, TimeUnit.SECONDS)) {
                write(ByteBuffer.wrap(pending.toByteArray()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }

    private void flush() {
        ByteBuffer batch = ByteBuffer.wrap(pending.toByteArray());
        List<Runnable> told = waiting;
        pending.reset();
        waiting = new ArrayList<>();
        if (!writer.isShutdown()) {
            writer.execute(() -> writeThenTell(batch, told));
        }
    }

    private void writeThenTell(ByteBuffer batch, List<Runnable> told) {
        try {
            write(batch);
            loop.execute(() -> tell(told));
        } catch (IOException e) {
            onFailure.accept(e);
        }
    }

    private void write(ByteBuffer batch) throws IOException {
        while (batch.hasRemaining()) {
            int written = channel.write(batch);
            if (written < 0) {
                throw new IOException("the journal takes no more");
            }
        }
    }

    private void tell(List<Runnable> told) {
        if (waiting.isEmpty()) {
            busy = false;
        } else {
            loop.execute(this::flush);
        }
        told.forEach(Runnable::run);
    }
}
