/**
 * Who may call the local stack: {@link dev.fillstream.local.security.TokenMint} holds the key pair
 * and signs bearer tokens, which the services verify with its public half.
 */
@NullMarked
package dev.fillstream.local.security;

import org.jspecify.annotations.NullMarked;
