package dev.fillstream.execution.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.value.Account;
import java.util.Base64;

/** Where a list goes on, as text that nobody needs to understand; good for one account only. */
final class Cursor {

    private Cursor() {}

    static String write(long place, Account account) {
        byte[] text = (place + " " + account).getBytes(UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /**
     * @throws Problem.Raised where it was not made for this list
     */
    static long read(String cursor, Account account) {
        try {
            String[] words =
                    new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
            if (words.length == 2 && words[1].equals(account.value())) {
                return Long.parseLong(words[0]);
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem.Raised invalid() {
        return HistoryResource.invalid("cursor", "must be one that this list gave");
    }
}
