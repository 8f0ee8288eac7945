/**
 * The Standard Webhooks signature, scheme {@code v1}: a {@link
 * dev.fillstream.notifier.signature.WebhookSecret} is the key that one endpoint shares with us, and
 * a {@link dev.fillstream.notifier.signature.Signer} writes the {@code webhook-signature} header
 * with every secret that is valid at that moment. Pure: bytes in, text out.
 */
@NullMarked
package dev.fillstream.notifier.signature;

import org.jspecify.annotations.NullMarked;
