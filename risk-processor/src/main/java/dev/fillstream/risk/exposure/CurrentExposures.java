package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Account;

/** What does an account have and risk now? Asking reads stores, and may wait for a disk. */
public interface CurrentExposures {

    /** What came of asking. */
    sealed interface Answer {}

    /** Here it is; an account that never did anything has nothing. */
    record Here(AccountExposure exposure) implements Answer {}

    /** Another instance has this account's partition, or none has at the moment. */
    record NotHere(String why) implements Answer {}

    Answer of(Account account);
}
