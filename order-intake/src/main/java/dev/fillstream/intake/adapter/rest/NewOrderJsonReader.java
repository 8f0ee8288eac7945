package dev.fillstream.intake.adapter.rest;

import static dev.fillstream.intake.submission.IntakeCode.FIELD_DUPLICATE;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_TYPE;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_UNKNOWN;
import static dev.fillstream.intake.submission.IntakeCode.JSON_MALFORMED;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.NewOrderForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one new order from JSON, strictly: one object in UTF-8, each field known, once, and of its
 * type; {@code null} counts as left out. Use once, on one thread.
 */
final class NewOrderJsonReader {

    /**
     * A form, and what was wrong with its JSON.
     *
     * @param errors only such that make the request unreadable (400)
     */
    record Reading(NewOrderForm form, List<FieldError> errors) {}

    private static final int MAX_ERRORS = 20;

    private final EnumMap<NewOrderField, String> texts = new EnumMap<>(NewOrderField.class);
    private final List<FieldError> errors = new ArrayList<>(0);
    private int seen;
    private boolean reduceOnly;

    private NewOrderJsonReader() {}

    /**
     * @throws Refused where the body is not one JSON object
     */
    static Reading read(byte[] body) {
        if (!startsAsUtf8(body)) {
            throw new Refused(JSON_MALFORMED);
        }
        NewOrderJsonReader reader = new NewOrderJsonReader();
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            reader.readObject(json);
        } catch (IOException malformed) {
            throw new Refused(JSON_MALFORMED);
        }
        return new Reading(reader.form(), reader.errors);
    }

    /** Jackson would take UTF-16 and UTF-32 too, which start with a zero or a byte order mark. */
    private static boolean startsAsUtf8(byte[] body) {
        return body.length > 1 && body[0] > 0 && body[1] != 0;
    }

    private void readObject(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Refused(JSON_MALFORMED);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            readField(json, json.currentName());
        }
        if (json.nextToken() != null) {
            throw new Refused(JSON_MALFORMED);
        }
    }

    private void readField(JsonParser json, String name) throws IOException {
        NewOrderField field = NewOrderField.named(name);
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

    private void readValue(JsonParser json, NewOrderField field, JsonToken value)
            throws IOException {
        boolean isFlag = field == NewOrderField.REDUCE_ONLY;
        if (isFlag && value.isBoolean()) {
            reduceOnly = json.getBooleanValue();
        } else if (!isFlag && value == JsonToken.VALUE_STRING) {
            texts.put(field, json.getText());
        } else if (value != JsonToken.VALUE_NULL) {
            String type = isFlag ? "must be true or false" : "must be a JSON string";
            note(FieldError.at(field.fieldName(), FIELD_TYPE, field.fieldName() + " " + type));
        }
    }

    private void note(FieldError error) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }

    private NewOrderForm form() {
        return new NewOrderForm(
                text(NewOrderField.CL_ORD_ID),
                text(NewOrderField.ACCOUNT),
                text(NewOrderField.SYMBOL),
                text(NewOrderField.SIDE),
                text(NewOrderField.ORD_TYPE),
                text(NewOrderField.ORDER_QTY),
                text(NewOrderField.PRICE),
                text(NewOrderField.STOP_PX),
                text(NewOrderField.TIME_IN_FORCE),
                text(NewOrderField.EXPIRE_TIME),
                text(NewOrderField.STRATEGY),
                reduceOnly);
    }

    private @Nullable String text(NewOrderField field) {
        return texts.get(field);
    }

    private static int bit(NewOrderField field) {
        return 1 << field.ordinal();
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
