package dev.fillstream.risk.adapter.streams.whatif;

/** Something that whoever asked got wrong; the message says what, and where. */
public final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Mistake(String message) {
        super(message);
    }
}
