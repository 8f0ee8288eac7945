package dev.fillstream.intake.adapter.rest;

import static dev.fillstream.intake.submission.IntakeCode.JSON_MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** A request's body as one JSON object in UTF-8, and nothing after it. */
final class JsonBody {

    /** Takes in the object that the parser has just begun, to its end. */
    interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    /** The first of its three bytes, with which no JSON document begins. */
    private static final byte BYTE_ORDER_MARK = (byte) 0xef;

    private JsonBody() {}

    /**
     * @throws Refused where the body is not one JSON object in UTF-8
     */
    static <T> T read(byte[] body, Reader<T> reader) {
        if (!isUtf8(body)) {
            throw new Refused(JSON_MALFORMED);
        }
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused(JSON_MALFORMED);
            }
            T value = reader.read(json);
            if (json.nextToken() != null) {
                throw new Refused(JSON_MALFORMED);
            }
            return value;
        } catch (IOException malformed) {
            throw new Refused(JSON_MALFORMED);
        }
    }

    /**
     * Jackson would take UTF-16 and UTF-32 too, and pass over what is no UTF-8 where it skips, and
     * over a byte order mark.
     */
    private static boolean isUtf8(byte[] body) {
        if (body.length > 0 && body[0] == BYTE_ORDER_MARK) {
            return false;
        }
        int bits = 0;
        for (byte part : body) {
            if (part == 0) {
                return false;
            }
            bits |= part;
        }
        return bits >= 0 || isDecodable(body);
    }

    private static boolean isDecodable(byte[] body) {
        try {
            var _ = UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
