package dev.fillstream.intake.adapter.rest.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one request's head as far as they matter to where the request ends. */
final class HeaderLine {

    /** Longer than any line that matters. */
    private static final int KEPT = 64;

    private static final String MARKS = "!#$%&'*+-.^_`|~";
    private static final int NONE = -1;
    private static final int MAX_LENGTH_DIGITS = 15;
    private static final int HOST_NAME = 4;
    private static final int CONTENT_LENGTH_NAME = 14;
    private static final int TRANSFER_ENCODING_NAME = 17;

    private byte @Nullable [] kept;
    private int length;
    private long lastEight;
    private long contentLength;
    private boolean chunked;
    private boolean hasHost;

    /** A new request begins. */
    void beginHead() {
        kept = new byte[KEPT];
        length = 0;
        contentLength = NONE;
        chunked = false;
        hasHost = false;
    }

    /** Between requests a connection holds on to nothing. */
    void release() {
        kept = null;
    }

    void add(byte next) {
        if (kept != null && length < KEPT) {
            kept[length] = next;
        }
        length++;
        lastEight = lastEight << 8 | next & 0xff;
    }

    /** Whether the request line ends with a version that is spoken here. */
    boolean endRequestLine() {
        length = 0;
        return lastEight == ascii("HTTP/1.1") || lastEight == ascii("HTTP/1.0");
    }

    /** Whether the header is one, and agrees with the others about the body. */
    boolean endHeader() {
        int colon = colon();
        boolean agrees =
                switch (colon) {
                    case 0 -> false;
                    case HOST_NAME, CONTENT_LENGTH_NAME, TRANSFER_ENCODING_NAME -> agrees(colon);
                    default -> true;
                };
        length = 0;
        return agrees;
    }

    private boolean agrees(int colon) {
        String text = new String(bytes(), 0, Math.min(length, KEPT), ISO_8859_1);
        String value = text.substring(colon + 1).strip();
        boolean first = contentLength == NONE && !chunked;
        return switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "host" -> {
                boolean only = !hasHost && !value.isEmpty();
                hasHost = true;
                yield only;
            }
            case "content-length" -> {
                boolean number = length <= KEPT && isNumber(value);
                contentLength = number ? Long.parseLong(value) : NONE;
                yield first && number;
            }
            case "transfer-encoding" -> {
                chunked = true;
                yield first && value.equalsIgnoreCase("chunked");
            }
            default -> true;
        };
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Where the name ends; 0 where there is none, or one that is no token. */
    private int colon() {
        byte[] bytes = bytes();
        for (int i = 0; i < Math.min(length, KEPT); i++) {
            if (bytes[i] == ':') {
                return i;
            }
            if (!isNamePart(bytes[i])) {
                return 0;
            }
        }
        return length > KEPT ? KEPT : 0;
    }

    private static boolean isNamePart(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || MARKS.indexOf(b) >= 0;
    }

    private byte[] bytes() {
        return kept == null ? new byte[KEPT] : kept;
    }

    /** Whether all that a request has to say is there. */
    boolean isComplete() {
        return hasHost;
    }

    /** 0 where there is no body, or a chunked one. */
    long contentLength() {
        return Math.max(0, contentLength);
    }

    boolean isChunked() {
        return chunked;
    }

    private static long ascii(String eight) {
        long value = 0;
        for (byte b : eight.getBytes(ISO_8859_1)) {
            value = value << 8 | b;
        }
        return value;
    }
}
