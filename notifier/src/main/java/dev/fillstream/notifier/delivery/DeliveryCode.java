package dev.fillstream.notifier.delivery;

/** Why an attempt was not a delivery. The name is the stable code, the sentence is for people. */
public enum DeliveryCode {
    STATUS_NOT_2XX("The receiver answered with a status that is not 2xx."),
    STATUS_REDIRECT("The receiver answered with a redirect, which is never followed."),
    STATUS_GONE("The receiver answered 410: it wants no more, and the endpoint was disabled."),
    STATUS_THROTTLED("The receiver answered 429, 502, 503 or 504: it gets a pause."),
    FAILING_TOO_LONG("The receiver answered nothing but failures for days: it was disabled."),
    TIMEOUT("The receiver did not answer in time."),
    CONNECT_FAILED("No connection to the receiver could be made."),
    CONNECTION_LOST("The connection ended before the receiver had answered."),
    NAME_UNRESOLVED("The host name of the endpoint has no address."),
    ADDRESS_NOT_ALLOWED("The endpoint's host name leads to an address that is not public."),
    ENDPOINT_DISABLED("The endpoint is disabled or gone."),
    LANE_FULL("It waits in the database: the endpoint does not keep up or is left in peace."),
    BEHIND_EARLIER("It waits in the database behind an earlier report of its order.");

    private final String sentence;

    DeliveryCode(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
