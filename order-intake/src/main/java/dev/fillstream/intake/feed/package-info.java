/**
 * The reports of one account as they happen. A {@link dev.fillstream.intake.feed.ReportFeed} feeds
 * {@link dev.fillstream.intake.feed.Subscriber}s: from a {@link
 * dev.fillstream.intake.feed.StartingPoint} on, first what was, then what comes, each {@link
 * dev.fillstream.intake.feed.FeedEvent} once. A subscriber holds a bounded number of bytes that its
 * client has not taken yet, out of a {@link dev.fillstream.intake.feed.Room} that all share; one
 * that falls behind further is cut off and may resume.
 */
@NullMarked
package dev.fillstream.intake.feed;

import org.jspecify.annotations.NullMarked;
