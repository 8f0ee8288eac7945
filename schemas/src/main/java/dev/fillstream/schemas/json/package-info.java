/**
 * How clients are told what is on {@code executions}, whether by webhook or by event stream: {@link
 * dev.fillstream.schemas.json.ReportJson} knows the fields, {@link
 * dev.fillstream.schemas.json.JsonText} makes the bytes.
 */
@NullMarked
package dev.fillstream.schemas.json;

import org.jspecify.annotations.NullMarked;
