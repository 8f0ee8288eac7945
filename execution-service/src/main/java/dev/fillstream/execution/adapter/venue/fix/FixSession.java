package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.config.FixConfig;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.DoNotSend;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SessionStateListener;
import quickfix.SocketInitiator;
import quickfix.field.MsgType;
import quickfix.field.Password;
import quickfix.field.PossDupFlag;
import quickfix.field.Username;

/**
 * The connection: logs on, and on again, keeps sequence numbers and fills gaps. Its store is a
 * file, so messages go out by a thread of its own and come in on QuickFIX/J's.
 *
 * <p>A message that asks for something goes out once, or never: while nobody is logged on it is not
 * taken, and where the venue missed it, the gap is filled with nothing. It would come as a
 * surprise: who sent it may have given up on it by then. Whoever waits for an answer asks.
 */
final class FixSession implements Application {

    /** Hears what happens, on QuickFIX/J's threads, one call at a time. */
    interface Listener {
        void received(Message message);

        void loggedOn();

        void loggedOut();

        /** Messages were left out that will not come any more. */
        void skipped();
    }

    /** What became of a message that was to be sent. */
    enum Sent {
        ON_ITS_WAY,
        NOT_SENT,
        UNCERTAIN
    }

    /** Hears what became of a message, and the number that it went under. */
    interface SentListener {
        void sent(Sent outcome, int msgSeqNum);
    }

    private final FixConfig config;
    private final SessionID id;
    private final Listener listener;
    private final ExecutorService sender =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedTransferQueue<>(),
                    Thread.ofPlatform().daemon().name("fix-sender").factory());
    private @Nullable SocketInitiator initiator;
    private volatile @Nullable Session session;
    private volatile boolean turnedAway;

    FixSession(FixConfig config, Listener listener) {
        this.config = config;
        this.id = FixSettings.sessionId(config);
        this.listener = listener;
    }

    /** Begins to connect, and goes on trying. */
    void open() {
        SessionSettings settings = FixSettings.of(config);
        try {
            SocketInitiator opened =
                    new SocketInitiator(
                            this,
                            new RewoundStores(settings, config.repeatedAfterStart()),
                            settings,
                            _ -> new FixLog(),
                            new DefaultMessageFactory());
            initiator = opened;
            opened.start();
        } catch (ConfigError e) {
            throw new IllegalStateException("the FIX session cannot be opened", e);
        }
    }

    void close() {
        sender.shutdown();
        SocketInitiator opened = initiator;
        if (opened != null) {
            opened.stop();
        }
    }

    boolean isLoggedOn() {
        Session current = session;
        return current != null && current.isLoggedOn();
    }

    /** Sends after all that was handed over before. From any thread; returns at once. */
    void send(Message message, SentListener done) {
        sender.execute(
                () -> {
                    Sent outcome = send(message);
                    done.sent(outcome, msgSeqNum(message));
                });
    }

    private Sent send(Message message) {
        Session current = session;
        if (current == null) {
            return Sent.NOT_SENT;
        }
        turnedAway = false;
        if (current.send(message)) {
            return Sent.ON_ITS_WAY;
        }
        return turnedAway ? Sent.NOT_SENT : Sent.UNCERTAIN;
    }

    private static int msgSeqNum(Message message) {
        try {
            return message.getHeader().isSetField(quickfix.field.MsgSeqNum.FIELD)
                    ? message.getHeader().getInt(quickfix.field.MsgSeqNum.FIELD)
                    : 0;
        } catch (FieldNotFound e) {
            return 0;
        }
    }

    @Override
    public void onCreate(SessionID created) {
        Session current = Session.lookupSession(created);
        current.addStateListener(
                new SessionStateListener() {
                    @Override
                    public void onSequenceResetReceived(int newSeqNo, boolean gapFill) {
                        if (!gapFill) {
                            listener.skipped();
                        }
                    }
                });
        session = current;
    }

    @Override
    public void onLogon(SessionID sessionId) {
        listener.loggedOn();
    }

    @Override
    public void onLogout(SessionID sessionId) {
        listener.loggedOut();
    }

    @Override
    public void toAdmin(Message message, SessionID sessionId) {
        if (isOf(message, MsgType.LOGON)) {
            config.username().ifPresent(name -> message.setString(Username.FIELD, name));
            config.password().ifPresent(word -> message.setString(Password.FIELD, word));
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID sessionId) {
        if (isOf(message, MsgType.REJECT)) {
            listener.received(message);
        }
    }

    @Override
    public void toApp(Message message, SessionID sessionId) throws DoNotSend {
        if (isPossDup(message)) {
            throw new DoNotSend();
        }
        if (!isLoggedOn()) {
            turnedAway = true;
            throw new DoNotSend();
        }
    }

    @Override
    public void fromApp(Message message, SessionID sessionId) {
        listener.received(message);
    }

    private static boolean isPossDup(Message message) {
        try {
            return message.getHeader().isSetField(PossDupFlag.FIELD)
                    && message.getHeader().getBoolean(PossDupFlag.FIELD);
        } catch (FieldNotFound e) {
            return false;
        }
    }

    static boolean isOf(Message message, String type) {
        try {
            return message.getHeader().getString(MsgType.FIELD).equals(type);
        } catch (FieldNotFound e) {
            return false;
        }
    }

    SessionID id() {
        return id;
    }
}
