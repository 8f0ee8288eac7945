package dev.fillstream.local.cli;

/**
 * One thing that the stack needs of the machine.
 *
 * @param seen what was found
 * @param fix what to do about it; empty when all is well
 */
record Diagnosis(String subject, String seen, String fix) {

    static Diagnosis of(boolean isWell, String subject, String seen, String fix) {
        return new Diagnosis(subject, seen, isWell ? "" : fix);
    }

    boolean isWell() {
        return fix.isEmpty();
    }
}
