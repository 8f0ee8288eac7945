package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderQuery;
import dev.fillstream.intake.view.OrderQuery.Place;
import dev.fillstream.model.value.OrderId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes a place in a list into a cursor and back: the place, then a code that only who has the key
 * can make, over the place and the list that it belongs to. A cursor says nothing that its owner
 * does not know, and opens nothing: the token is checked with each page.
 */
@Singleton
final class PageCursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FILE = "cursor-key";
    private static final int PLACE_BYTES = 3 * Long.BYTES;
    private static final int CODE_BYTES = 16;

    private final SecretKeySpec key;

    @Inject
    PageCursors(IntakeConfig config) {
        this(config.view().cursorKey().orElseGet(() -> keptIn(Path.of(config.stateDir()))));
    }

    PageCursors(String secret) {
        key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    String cursor(OrderQuery list, Place place) {
        byte[] bytes =
                ByteBuffer.allocate(PLACE_BYTES + CODE_BYTES)
                        .put(bytes(place))
                        .put(code(list, bytes(place)))
                        .array();
        return encoded(bytes);
    }

    /**
     * The place that {@code cursor} stands for in this list.
     *
     * @throws Refused where it was not given out for this list
     */
    Place place(OrderQuery list, String cursor) {
        byte[] bytes = decoded(cursor);
        if (bytes.length != PLACE_BYTES + CODE_BYTES) {
            throw new Refused(IntakeCode.CURSOR_INVALID);
        }
        byte[] place = Arrays.copyOf(bytes, PLACE_BYTES);
        byte[] code = Arrays.copyOfRange(bytes, PLACE_BYTES, bytes.length);
        if (!MessageDigest.isEqual(code, code(list, place))) {
            throw new Refused(IntakeCode.CURSOR_INVALID);
        }
        ByteBuffer parts = ByteBuffer.wrap(place);
        return new Place(parts.getLong(), new OrderId(new UUID(parts.getLong(), parts.getLong())));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One text for one place: the last character has bits that a decoder passes over. */
    private static byte[] decoded(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (encoded(bytes).equals(cursor)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new Refused(IntakeCode.CURSOR_INVALID);
    }

    private static byte[] bytes(Place place) {
        UUID id = place.orderId().value();
        return ByteBuffer.allocate(PLACE_BYTES)
                .putLong(place.createdAtMillis())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] code(OrderQuery list, byte[] place) {
        String statuses =
                list.ordStatuses().stream()
                        .sorted()
                        .map(OrdStatus::word)
                        .collect(Collectors.joining(","));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((list.account() + "\n" + statuses + "\n").getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(place), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    static String keptIn(Path stateDir) {
        Path file = stateDir.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(stateDir);
                Path draft = Files.createTempFile(stateDir, FILE, ".draft");
                byte[] secret = new byte[32];
                new SecureRandom().nextBytes(secret);
                Files.writeString(draft, Base64.getEncoder().encodeToString(secret));
                var _ = Files.move(draft, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the state directory cannot be used: " + stateDir, e);
        }
    }
}
