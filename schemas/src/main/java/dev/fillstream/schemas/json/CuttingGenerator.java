package dev.fillstream.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/** Writes no string longer than so many characters, and never half of a surrogate pair. */
final class CuttingGenerator extends JsonGeneratorDelegate {

    private final int most;

    CuttingGenerator(JsonGenerator generator, int most) {
        super(generator);
        this.most = most;
    }

    @Override
    public void writeString(String text) throws IOException {
        super.writeString(text.length() > most ? cut(text) : text);
    }

    private String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
