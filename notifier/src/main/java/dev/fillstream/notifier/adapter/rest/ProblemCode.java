package dev.fillstream.notifier.adapter.rest;

/** Why a request was refused. The name is the stable code, the sentence its title. */
public enum ProblemCode {
    JSON_MALFORMED(400, "The body is not a JSON object."),
    REQUEST_INVALID(400, "Fields of the request are missing, unknown or of the wrong type."),
    ENDPOINT_INVALID(422, "The endpoint breaks a rule."),
    UNAUTHORIZED(401, "A valid bearer token is needed."),
    FORBIDDEN(403, "The token does not allow this."),
    NOT_FOUND(404, "There is no such thing, or it is not yours."),
    METHOD_NOT_ALLOWED(405, "This address does not take that method."),
    BODY_TOO_LARGE(413, "The body is larger than 64 KiB."),
    CONTENT_TYPE_UNSUPPORTED(415, "The body must be application/json."),
    ENDPOINT_DISABLED(409, "The endpoint is disabled."),
    QUOTA_EXCEEDED(429, "There are too many endpoints already."),
    INTERNAL(500, "Something went wrong here."),
    UNAVAILABLE(503, "The database cannot be reached; nothing was changed.");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code that goes with a status which the framework chose. */
    static ProblemCode of(int status) {
        for (ProblemCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status >= 500 ? INTERNAL : REQUEST_INVALID;
    }
}
