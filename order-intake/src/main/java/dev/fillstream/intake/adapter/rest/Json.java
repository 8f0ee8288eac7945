package dev.fillstream.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Reads strictly and writes plainly, one token at a time. */
final class Json {

    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxNumberLength(64)
                                    .maxNameLength(256)
                                    .maxStringLength(RequestBody.MAX_BYTES)
                                    .build())
                    .build();

    /** What goes into one document. */
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private Json() {}

    /** One object with that content. */
    static Buffer object(Content content) {
        Bytes bytes = new Bytes();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            content.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to take bytes", e);
        }
        return bytes.written;
    }

    /**
     * The generator gathers a usual document before it writes any of it: then it is copied once.
     */
    private static final class Bytes extends OutputStream {

        private Buffer written = Buffer.buffer(0);

        @Override
        public void write(int part) {
            written.appendByte((byte) part);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            if (written.length() == 0) {
                written = Buffer.buffer(count);
            }
            written.appendBytes(bytes, from, count);
        }
    }
}
