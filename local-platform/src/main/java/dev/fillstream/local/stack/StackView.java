package dev.fillstream.local.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.fillstream.local.security.TokenMint;
import java.nio.file.Path;
import java.util.List;

/**
 * What others need to know of a running stack, of whichever process it is the child.
 *
 * @param supervisor the pid of the process that watches it
 * @param data holds data, logs and keys
 */
public record StackView(
        long supervisor,
        String startedAt,
        String venue,
        String bootstrapServers,
        String data,
        String logs,
        String venueJournal,
        List<PartStatus> parts) {

    public StackView {
        parts = List.copyOf(parts);
    }

    public PartStatus part(Part part) {
        return parts.stream()
                .filter(candidate -> candidate.name().equals(part.label()))
                .findFirst()
                .orElseThrow();
    }

    /** Base URL of a service, for instance {@code http://127.0.0.1:8080}. */
    public String url(Part part) {
        return part(part).address();
    }

    /** Base URL of its health and metrics. */
    public String managementUrl(Part part) {
        return part(part).management();
    }

    /** JDBC address of {@code database}; its role and password have the same name. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + part(Part.POSTGRES).address() + "/" + database;
    }

    /** Signs tokens that the stack's services accept. */
    public TokenMint tokens() {
        return TokenMint.in(Path.of(data, "keys"));
    }

    @JsonIgnore
    public boolean isReady() {
        return parts.stream().allMatch(part -> part.state() == PartState.READY);
    }
}
