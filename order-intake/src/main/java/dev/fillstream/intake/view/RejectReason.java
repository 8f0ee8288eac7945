package dev.fillstream.intake.view;

/**
 * Why an order was refused, as risk or the venue said it.
 *
 * @param observed the value that broke the rule, empty where there is none
 * @param limit the rule's bound, empty where there is none
 */
public record RejectReason(String code, String text, String observed, String limit) {}
