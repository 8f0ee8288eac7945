package dev.fillstream.intake.adapter.rest.guard;

import static dev.fillstream.intake.submission.IntakeCode.HEADERS_TOO_LARGE;
import static dev.fillstream.intake.submission.IntakeCode.REQUEST_LINE_TOO_LONG;
import static dev.fillstream.intake.submission.IntakeCode.REQUEST_MALFORMED;

import dev.fillstream.intake.submission.IntakeCode;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests on one connection begin and end (RFC 9112), and whether every reader would say
 * so: lines end with CRLF, no header goes on in the next line, the host and the length of a body
 * are said once and in one way, and chunks have neither extensions nor trailers.
 *
 * <pre>
 * BETWEEN -> LINE -> HEADERS -+--------------------------> BETWEEN
 *                             +-> BODY ------------------> BETWEEN
 *                             +-> CHUNK_SIZE -> CHUNK -> CHUNK_END -> CHUNK_SIZE
 *                                     +-> LAST_CHUNK ----> BETWEEN
 * </pre>
 */
final class RequestFraming {

    /** How far the connection is with its present request. */
    enum State {
        BETWEEN,
        LINE,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        LAST_CHUNK
    }

    private static final int MAX_CHUNK_SIZE_DIGITS = 8;
    private static final byte DELETE = 0x7f;

    private final int maxLineBytes;
    private final int maxHeadBytes;
    private final HeaderLine line = new HeaderLine();
    private State state = State.BETWEEN;
    private boolean afterCarriageReturn;
    private int lineBytes;
    private int headBytes;
    private int digits;
    private int escapeDigits;
    private long left;

    RequestFraming(int maxLineBytes, int maxHeadBytes) {
        this.maxLineBytes = maxLineBytes;
        this.maxHeadBytes = maxHeadBytes;
    }

    State state() {
        return state;
    }

    /** Follows these bytes; what is wrong with them, or null. They stay as they are. */
    @Nullable IntakeCode follow(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (state == State.BODY || state == State.CHUNK) {
                int skipped = (int) Math.min(left, end - at);
                at += skipped;
                skip(skipped);
            } else {
                IntakeCode wrong = follow(bytes.getByte(at));
                if (wrong != null) {
                    return wrong;
                }
                at++;
            }
        }
        return null;
    }

    private void skip(int count) {
        left -= count;
        if (left == 0) {
            state = state == State.BODY ? State.BETWEEN : State.CHUNK_END;
        }
    }

    private @Nullable IntakeCode follow(byte next) {
        if (state == State.BETWEEN && next != '\r' && next != '\n') {
            begin();
        }
        if (next == '\n') {
            return afterCarriageReturn ? lineEnd() : REQUEST_MALFORMED;
        }
        if (afterCarriageReturn || isControl(next)) {
            return REQUEST_MALFORMED;
        }
        if (next == '\r') {
            afterCarriageReturn = true;
            return null;
        }
        return inLine(next);
    }

    private static boolean isControl(byte next) {
        return next >= 0 && next < ' ' && next != '\t' && next != '\r' || next == DELETE;
    }

    private void begin() {
        state = State.LINE;
        headBytes = 0;
        lineBytes = 0;
        escapeDigits = 0;
        line.beginHead();
    }

    private @Nullable IntakeCode inLine(byte next) {
        lineBytes++;
        return switch (state) {
            case LINE -> {
                line.add(next);
                yield lineBytes > maxLineBytes
                        ? REQUEST_LINE_TOO_LONG
                        : isEscaped(next) ? null : REQUEST_MALFORMED;
            }
            case HEADERS -> {
                line.add(next);
                boolean folded = lineBytes == 1 && (next == ' ' || next == '\t');
                yield folded ? REQUEST_MALFORMED : tooLarge();
            }
            case CHUNK_SIZE -> chunkSize(next);
            case CHUNK_END, LAST_CHUNK -> REQUEST_MALFORMED;
            case BETWEEN, BODY, CHUNK -> null;
        };
    }

    /** Whether each percent sign has its two digits, as far as the line has come. */
    private boolean isEscaped(byte next) {
        if (escapeDigits > 0) {
            escapeDigits--;
            return Character.digit(next, 16) >= 0;
        }
        escapeDigits = next == '%' ? 2 : 0;
        return true;
    }

    private @Nullable IntakeCode tooLarge() {
        return headBytes + lineBytes > maxHeadBytes ? HEADERS_TOO_LARGE : null;
    }

    private @Nullable IntakeCode chunkSize(byte next) {
        int digit = Character.digit(next, 16);
        if (digit < 0 || ++digits > MAX_CHUNK_SIZE_DIGITS) {
            return REQUEST_MALFORMED;
        }
        left = left * 16 + digit;
        return null;
    }

    private @Nullable IntakeCode lineEnd() {
        afterCarriageReturn = false;
        boolean empty = lineBytes == 0;
        headBytes += lineBytes;
        lineBytes = 0;
        return switch (state) {
            case LINE -> {
                state = State.HEADERS;
                yield line.endRequestLine() ? null : REQUEST_MALFORMED;
            }
            case HEADERS -> empty ? headEnd() : line.endHeader() ? null : REQUEST_MALFORMED;
            case CHUNK_SIZE -> chunkBegin();
            case CHUNK_END -> {
                nextChunk();
                yield null;
            }
            case LAST_CHUNK -> {
                state = State.BETWEEN;
                yield null;
            }
            case BETWEEN, BODY, CHUNK -> null;
        };
    }

    private @Nullable IntakeCode headEnd() {
        if (!line.isComplete()) {
            return REQUEST_MALFORMED;
        }
        left = line.contentLength();
        if (line.isChunked()) {
            nextChunk();
        } else {
            state = left == 0 ? State.BETWEEN : State.BODY;
        }
        line.release();
        return null;
    }

    private void nextChunk() {
        state = State.CHUNK_SIZE;
        left = 0;
        digits = 0;
    }

    private @Nullable IntakeCode chunkBegin() {
        if (digits == 0) {
            return REQUEST_MALFORMED;
        }
        state = left == 0 ? State.LAST_CHUNK : State.CHUNK;
        return null;
    }
}
