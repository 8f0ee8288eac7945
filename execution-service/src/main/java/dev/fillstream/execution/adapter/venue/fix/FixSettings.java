package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.config.FixConfig;
import quickfix.FileStoreFactory;
import quickfix.Initiator;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** The settings of the session in QuickFIX/J's words, and what it is called. */
final class FixSettings {

    private static final String VERSION = "FIX.4.4";

    private FixSettings() {}

    static SessionID sessionId(FixConfig config) {
        return new SessionID(VERSION, config.senderCompId(), config.targetCompId());
    }

    static SessionSettings of(FixConfig config) {
        SessionSettings settings = new SessionSettings();
        SessionID id = sessionId(config);
        settings.setString(
                id,
                SessionFactory.SETTING_CONNECTION_TYPE,
                SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(id, Initiator.SETTING_SOCKET_CONNECT_HOST, config.host());
        settings.setLong(id, Initiator.SETTING_SOCKET_CONNECT_PORT, config.port());
        settings.setLong(
                id,
                Initiator.SETTING_RECONNECT_INTERVAL,
                Math.max(1, config.reconnectDelay().toSeconds()));
        settings.setLong(
                id, Session.SETTING_HEARTBTINT, Math.max(1, config.heartbeat().toSeconds()));
        settings.setString(id, FileStoreFactory.SETTING_FILE_STORE_PATH, config.storeDirectory());
        settings.setLong(id, FileStoreFactory.SETTING_FILE_STORE_MAX_CACHED_MSGS, 0);
        if (config.startTime().isPresent() && config.endTime().isPresent()) {
            settings.setString(id, Session.SETTING_START_TIME, config.startTime().get());
            settings.setString(id, Session.SETTING_END_TIME, config.endTime().get());
        } else {
            settings.setString(id, Session.SETTING_NON_STOP_SESSION, "Y");
        }
        // A message that breaks the dictionary must reach the quarantine, not be turned away by the
        // engine: it may tell of a trade.
        settings.setString(id, Session.SETTING_USE_DATA_DICTIONARY, "Y");
        settings.setString(id, Session.SETTING_VALIDATE_INCOMING_MESSAGE, "N");
        // Else what is filled in as a gap would take with it what came after the gap.
        settings.setString(id, Session.SETTING_USE_CLOSED_RESEND_INTERVAL, "Y");
        // Nothing here depends on the two clocks' being alike.
        settings.setString(id, Session.SETTING_CHECK_LATENCY, "N");
        return settings;
    }
}
