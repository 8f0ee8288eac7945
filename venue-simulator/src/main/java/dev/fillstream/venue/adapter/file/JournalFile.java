package dev.fillstream.venue.adapter.file;

import dev.fillstream.venue.exchange.Journal;
import dev.fillstream.venue.exchange.Update;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
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
import org.jspecify.annotations.Nullable;

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
     * Opens the journal, for one venue only, and mends what a crash left half written.
     *
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
        this.channel = open(file);
    }

    /** Cuts off a last line that a crash left without its end; nobody was told of it. */
    private static void mend(FileChannel journal) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long end = journal.size();
        while (end > 0) {
            last.clear();
            if (journal.read(last, end - 1) == 1 && last.get(0) == '\n') {
                break;
            }
            end--;
        }
        if (end < journal.size()) {
            journal.truncate(end);
        }
    }

    /** Only one venue at a time may write a journal; the lock goes with the process. */
    private static FileChannel open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("the journal " + file + " is in use by another venue");
        }
        mend(channel);
        channel.position(channel.size());
        return channel;
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
