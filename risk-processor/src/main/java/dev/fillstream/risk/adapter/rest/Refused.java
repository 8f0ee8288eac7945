package dev.fillstream.risk.adapter.rest;

/** Ends a request with a problem. Without a stack trace: bad requests are everyday input. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
