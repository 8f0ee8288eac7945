/**
 * The contract between the services: which topics exist ({@link dev.fillstream.schemas.Topic}), who
 * creates and checks them ({@link dev.fillstream.schemas.TopicAdministration}), how a value becomes
 * bytes and back ({@link dev.fillstream.schemas.WireFormat}), and what stands in a record's headers
 * ({@link dev.fillstream.schemas.EventHeaders}). A record that cannot be read is a value too
 * ({@link dev.fillstream.schemas.WireFormat.Unreadable}) and leaves as a {@link
 * dev.fillstream.schemas.DeadLetter}.
 */
@NullMarked
package dev.fillstream.schemas;

import org.jspecify.annotations.NullMarked;
