package dev.fillstream.intake.adapter.rest;

import static dev.fillstream.intake.submission.IntakeCode.FIELD_DUPLICATE;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_TYPE;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_UNKNOWN;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fillstream.intake.submission.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One flat JSON object as it was sent, read strictly: each field known, once, and of its type;
 * {@code null} counts as left out.
 */
final class JsonObject {

    private static final int MAX_ERRORS = 20;

    private final Map<String, JsonField> known;
    private final @Nullable String[] texts;
    private final List<FieldError> errors = new ArrayList<>(0);
    private int seen;
    private int raised;

    private JsonObject(Map<String, JsonField> known) {
        this.known = known;
        this.texts = new String[known.size()];
    }

    /** Reads the object that {@code json} has just begun, to its end. */
    static JsonObject read(JsonParser json, Map<String, JsonField> known) throws IOException {
        JsonObject object = new JsonObject(known);
        String name = json.nextFieldName();
        while (name != null) {
            object.readField(json, name);
            name = json.nextFieldName();
        }
        return object;
    }

    @Nullable String text(JsonField field) {
        return texts[field.ordinal()];
    }

    boolean flag(JsonField field) {
        return (raised & bit(field)) != 0;
    }

    /** What is wrong with its JSON: only such as makes a request unreadable (400). */
    List<FieldError> errors() {
        return errors;
    }

    private void readField(JsonParser json, String name) throws IOException {
        JsonField field = known.get(name);
        JsonToken value = json.nextToken();
        if (field == null) {
            note(new FieldError(pointer(name), FIELD_UNKNOWN, FIELD_UNKNOWN.sentence()));
        } else if ((seen & bit(field)) != 0) {
            note(FieldError.at(name, FIELD_DUPLICATE, FIELD_DUPLICATE.sentence()));
        } else {
            seen |= bit(field);
            readValue(json, field, value);
        }
        json.skipChildren();
    }

    private void readValue(JsonParser json, JsonField field, JsonToken value) throws IOException {
        if (field.isFlag() && value.isBoolean()) {
            raised |= json.getBooleanValue() ? bit(field) : 0;
        } else if (!field.isFlag() && value == JsonToken.VALUE_STRING) {
            texts[field.ordinal()] = json.getText();
        } else if (value != JsonToken.VALUE_NULL) {
            String type = field.isFlag() ? "must be true or false" : "must be a JSON string";
            note(FieldError.at(field.fieldName(), FIELD_TYPE, field.fieldName() + " " + type));
        }
    }

    private void note(FieldError error) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }

    private static int bit(JsonField field) {
        return 1 << field.ordinal();
    }

    /** The JSON pointer (RFC 6901) to the top-level field of that name. */
    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
