package dev.fillstream.local.container;

import dev.fillstream.local.security.TokenMint;

/** Prints a bearer token for everything, good for an hour, by the key that {@link Prepare} made. */
public final class Token {

    private Token() {}

    public static void main(String[] arguments) {
        System.out.println(TokenMint.in(Keys.MINT).operator());
    }
}
