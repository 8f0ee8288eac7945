/**
 * What would other limits have done? {@link dev.fillstream.risk.adapter.streams.whatif.WhatIf}
 * plays a history twice through the topology's own processor, once as it was and once under the
 * limits of a {@link dev.fillstream.risk.adapter.streams.whatif.LimitsFile}, and says where they
 * part. It only reads topics.
 */
@NullMarked
package dev.fillstream.risk.adapter.streams.whatif;

import org.jspecify.annotations.NullMarked;
