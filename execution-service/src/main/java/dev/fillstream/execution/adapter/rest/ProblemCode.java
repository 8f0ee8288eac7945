package dev.fillstream.execution.adapter.rest;

/** Why a request was refused. The name is the stable code, the sentence its title. */
public enum ProblemCode {
    REQUEST_INVALID(400, "The request is malformed."),
    UNAUTHORIZED(401, "A valid bearer token is needed."),
    FORBIDDEN(403, "The token does not allow this."),
    NOT_FOUND(404, "There is no such thing, or it is not yours."),
    METHOD_NOT_ALLOWED(405, "This address does not take that method."),
    NOT_ACCEPTABLE(406, "There is only application/json."),
    INTERNAL(500, "Something went wrong here."),
    UNAVAILABLE(503, "The database cannot be reached.");

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
