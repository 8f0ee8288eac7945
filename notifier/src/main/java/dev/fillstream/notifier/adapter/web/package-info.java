/**
 * The way out: {@link dev.fillstream.notifier.adapter.web.VertxWebhookSender} makes each attempt
 * over an {@link dev.fillstream.notifier.adapter.web.EndpointChannel}, which has the connections,
 * the signer and the pinned address of one endpoint. Vert.x' core client rather than its web
 * client, since only the former can cut off a reply that is too long or too slow.
 */
@NullMarked
package dev.fillstream.notifier.adapter.web;

import org.jspecify.annotations.NullMarked;
