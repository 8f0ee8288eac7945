/**
 * Books what becomes of orders and sees to it that every report reaches {@code executions}. {@link
 * dev.fillstream.execution.report.Journal} gathers changes into transactions; {@link
 * dev.fillstream.execution.report.ReportFeed} sends what was booked, right after the commit; {@link
 * dev.fillstream.execution.report.ReportSweeper} sends what a crash left.
 */
@NullMarked
package dev.fillstream.execution.report;

import org.jspecify.annotations.NullMarked;
