package dev.fillstream.model;

/**
 * Why something was refused: a value that keeps its code unchanged from where it was decided to the
 * client, the log and the metric.
 *
 * @param code stable, upper snake
 * @param text for people
 * @param observed the value that broke the rule, empty where there is none
 * @param limit the rule's bound as it was compared, empty where there is none
 * @param fixReason OrdRejReason (103) or CxlRejReason (102)
 */
public record Refusal(String code, String text, String observed, String limit, int fixReason) {

    /** A refusal that no pair of values explains. */
    public static Refusal of(String code, String text, int fixReason) {
        return new Refusal(code, text, "", "", fixReason);
    }
}
