package dev.fillstream.local.cli;

/** What a verb answers to the shell. */
public final class ExitCode {

    public static final int OK = 0;

    /** Something was checked, and it was not as it should be. */
    public static final int CHECK_FAILED = 1;

    /** The command line was wrong. */
    public static final int USAGE = 2;

    /** Something did not start, or does not run. */
    public static final int START_FAILED = 3;

    private ExitCode() {}
}
