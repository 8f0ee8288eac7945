package dev.fillstream.venue.adapter.fix;

import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.fault.Faults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Acceptor;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Log;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.field.MsgType;

/**
 * The FIX sessions, one for each client that the settings name. Messages come in on QuickFIX/J's
 * threads and are handled on the venue's loop; what goes out goes by one thread, in order, since
 * each message is also written to the session's store.
 */
public final class FixAcceptor implements AutoCloseable {

    /** Who the clients log on to. */
    public static final String COMP_ID = "VENUE";

    private static final Logger LOG = LoggerFactory.getLogger(FixAcceptor.class);
    private static final String VERSION = "FIX.4.4";

    /** How a FIX acceptor is to be opened. */
    public record Settings(String host, int port, List<String> clients, Path store) {}

    private final Settings settings;
    private final Executor loop;
    private final FixDesk desk;
    private final ExecutorService sender =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedTransferQueue<>(),
                    Thread.ofPlatform().name("fix-sender").daemon(true).factory());
    private final SocketAcceptor acceptor;
    private final int port;
    private volatile boolean refusing;

    private FixAcceptor(
            Settings settings,
            Executor loop,
            Desk desk,
            Faults faults,
            BiConsumer<Duration, Runnable> later)
            throws IOException {
        this.settings = settings;
        this.loop = loop;
        this.port = settings.port() == 0 ? freePort(settings.host()) : settings.port();
        this.desk = new FixDesk(desk, faults, new Lines(), later);
        SessionSettings sessions = sessions();
        try {
            this.acceptor =
                    new SocketAcceptor(
                            new Incoming(),
                            new FileStoreFactory(sessions),
                            sessions,
                            id -> new Quiet(),
                            new DefaultMessageFactory());
        } catch (ConfigError e) {
            throw new IOException("the FIX acceptor cannot be made", e);
        }
        desk.admit(Channel.FIX, this.desk.audience(() -> refuse(true), () -> refuse(false)));
    }

    /**
     * Lets clients log on.
     *
     * @param told what was booked last, and may not have been told before a crash
     */
    public static FixAcceptor open(
            Settings settings,
            Executor loop,
            Desk desk,
            Faults faults,
            BiConsumer<Duration, Runnable> later,
            List<Update> told)
            throws IOException {
        FixAcceptor opened = new FixAcceptor(settings, loop, desk, faults, later);
        try {
            opened.acceptor.start();
        } catch (ConfigError e) {
            throw new IOException("the FIX acceptor cannot be opened", e);
        }
        loop.execute(() -> opened.desk.tellAgain(told));
        return opened;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        acceptor.stop(true);
        sender.shutdown();
    }

    private void refuse(boolean refuse) {
        refusing = refuse;
        if (refuse) {
            settings.clients().forEach(client -> new Lines().drop(client));
        }
    }

    private SessionID session(String client) {
        return new SessionID(VERSION, COMP_ID, client);
    }

    private SessionSettings sessions() {
        SessionSettings sessions = new SessionSettings();
        for (String client : settings.clients()) {
            SessionID id = session(client);
            sessions.setString(
                    id,
                    SessionFactory.SETTING_CONNECTION_TYPE,
                    SessionFactory.ACCEPTOR_CONNECTION_TYPE);
            sessions.setString(id, Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, settings.host());
            sessions.setLong(id, Acceptor.SETTING_SOCKET_ACCEPT_PORT, port);
            sessions.setString(
                    id, FileStoreFactory.SETTING_FILE_STORE_PATH, settings.store().toString());
            sessions.setLong(id, FileStoreFactory.SETTING_FILE_STORE_MAX_CACHED_MSGS, 0);
            sessions.setString(id, Session.SETTING_NON_STOP_SESSION, "Y");
            sessions.setString(id, Session.SETTING_USE_DATA_DICTIONARY, "Y");
            sessions.setString(id, Session.SETTING_VALIDATE_INCOMING_MESSAGE, "N");
            sessions.setString(id, Session.SETTING_USE_CLOSED_RESEND_INTERVAL, "Y");
            sessions.setString(id, Session.SETTING_CHECK_LATENCY, "N");
        }
        return sessions;
    }

    private static int freePort(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, 0));
            return socket.getLocalPort();
        }
    }

    private final class Incoming extends ApplicationAdapter {

        @Override
        public void fromAdmin(Message message, SessionID id) throws RejectLogon {
            try {
                if (refusing
                        && message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGON)) {
                    throw new RejectLogon("closed by a fault");
                }
            } catch (FieldNotFound e) {
                throw new RejectLogon("no message type");
            }
        }

        @Override
        public void fromApp(Message message, SessionID id) {
            loop.execute(
                    () -> {
                        try {
                            desk.handle(message, id.getTargetCompID());
                        } catch (FieldNotFound e) {
                            LOG.warn("a message of {} lacks field {}", id, e.field);
                        }
                    });
        }
    }

    private final class Lines implements FixLines {

        @Override
        public void tellAll(Message message) {
            for (String client : settings.clients()) {
                Message copy = (Message) message.clone();
                sender.execute(() -> send(client, copy));
            }
        }

        @Override
        public void answer(String client, Message message) {
            sender.execute(
                    () -> {
                        Session session = Session.lookupSession(session(client));
                        if (session != null && session.isLoggedOn()) {
                            send(client, message);
                        }
                    });
        }

        @Override
        public void drop(String client) {
            sender.execute(
                    () -> {
                        Session session = Session.lookupSession(session(client));
                        if (session != null && session.hasResponder()) {
                            disconnect(session);
                        }
                    });
        }

        private void send(String client, Message message) {
            Session session = Session.lookupSession(session(client));
            if (session != null && !session.send(message)) {
                LOG.debug("{} will hear it on coming back", client);
            }
        }

        private void disconnect(Session session) {
            try {
                session.disconnect("closed by a fault", false);
            } catch (IOException e) {
                LOG.warn("a session cannot be closed: {}", e.toString());
            }
        }
    }

    /** Messages are in the journal and in the sessions' stores. */
    private static final class Quiet implements Log {

        @Override
        public void clear() {
            // There is nothing to clear.
        }

        @Override
        public void onIncoming(String message) {
            // It is in the client's store.
        }

        @Override
        public void onOutgoing(String message) {
            // It is in the session's store.
        }

        @Override
        public void onEvent(String text) {
            LOG.debug(text);
        }

        @Override
        public void onErrorEvent(String text) {
            LOG.warn(text);
        }
    }
}
