/**
 * The topics: {@link dev.fillstream.execution.adapter.kafka.RiskDecisionConsumer} reads approvals
 * and rejections in batches, {@link dev.fillstream.execution.adapter.kafka.KafkaReportFeed} writes
 * {@code executions}. Values are read without ever throwing; what cannot be read becomes a dead
 * letter and the partition goes on.
 */
@NullMarked
package dev.fillstream.execution.adapter.kafka;

import org.jspecify.annotations.NullMarked;
