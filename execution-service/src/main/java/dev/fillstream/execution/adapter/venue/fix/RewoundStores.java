package dev.fillstream.execution.adapter.venue.fix;

import java.io.IOException;
import java.io.UncheckedIOException;
import quickfix.FileStoreFactory;
import quickfix.MessageStore;
import quickfix.MessageStoreFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;

/**
 * Session stores on disk that forget, when they are opened, that the last messages came: the venue
 * then sends them again. What was booked of them is booked once; what a crash kept from being
 * booked is not lost.
 */
final class RewoundStores implements MessageStoreFactory {

    private final FileStoreFactory files;
    private final int messages;

    RewoundStores(SessionSettings settings, int messages) {
        this.files = new FileStoreFactory(settings);
        this.messages = messages;
    }

    @Override
    public MessageStore create(SessionID id) {
        MessageStore store = files.create(id);
        try {
            int expected = store.getNextTargetMsgSeqNum();
            store.setNextTargetMsgSeqNum(Math.max(1, expected - messages));
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("the session store cannot be used", e);
        }
    }
}
