/**
 * Who wants to be told, and where: an {@link dev.fillstream.notifier.endpoint.Endpoint} as its
 * owner described it, the {@link dev.fillstream.notifier.endpoint.EndpointTable} that finds those
 * who want an event, and the rules of where we deliver at all ({@link
 * dev.fillstream.notifier.endpoint.EndpointUrl}, {@link
 * dev.fillstream.notifier.endpoint.AddressClassifier}).
 *
 * <p>{@link dev.fillstream.notifier.endpoint.EndpointStore} is what this package asks of a
 * database.
 */
@NullMarked
package dev.fillstream.notifier.endpoint;

import org.jspecify.annotations.NullMarked;
