/**
 * The REST face: {@link dev.fillstream.notifier.adapter.rest.EndpointResource} manages endpoints,
 * {@link dev.fillstream.notifier.adapter.rest.EndpointRequest} reads what a client sent and names
 * every field that is wrong, {@link dev.fillstream.notifier.adapter.rest.Problem} is each answer
 * that is not a success ({@code application/problem+json}), and {@link
 * dev.fillstream.notifier.adapter.rest.Caller} is who asks.
 */
@NullMarked
package dev.fillstream.notifier.adapter.rest;

import org.jspecify.annotations.NullMarked;
