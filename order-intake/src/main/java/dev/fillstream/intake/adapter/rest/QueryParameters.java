package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.model.value.InvalidValue;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parameters of a query, of which each is known and comes at most once. */
record QueryParameters(Map<String, String> values) {

    /**
     * @throws Refused where there is another one, or one comes again
     */
    static QueryParameters of(MultiMap given, Set<String> known) {
        for (String name : given.names()) {
            if (!known.contains(name)) {
                String rule = "there are no parameters but " + String.join(", ", sorted(known));
                throw Refused.of(List.of(new FieldError("", IntakeCode.PARAMETER_MALFORMED, rule)));
            }
            if (given.getAll(name).size() > 1) {
                throw malformed(name, "must not be given more than once");
            }
        }
        return new QueryParameters(
                given.names().stream().collect(Collectors.toMap(Function.identity(), given::get)));
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value in the model's form. */
    <T> Optional<T> value(String name, Function<String, T> reading) {
        try {
            return text(name).map(reading);
        } catch (InvalidValue invalid) {
            throw malformed(name, String.valueOf(invalid.getMessage()));
        }
    }

    <T> T required(String name, Function<String, T> reading) {
        return value(name, reading).orElseThrow(() -> malformed(name, "is required"));
    }

    int wholeNumber(String name, int least, int most, int otherwise) {
        return text(name).map(text -> wholeNumber(name, least, most, text)).orElse(otherwise);
    }

    private static int wholeNumber(String name, int least, int most, String text) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw malformed(name, "must be a whole number from " + least + " to " + most);
    }

    static Refused malformed(String name, String rule) {
        String detail = rule.startsWith(name) ? rule : name + " " + rule;
        return Refused.of(List.of(FieldError.at(name, IntakeCode.PARAMETER_MALFORMED, detail)));
    }
}
