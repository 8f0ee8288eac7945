/**
 * Looking at the topics without taking part: {@link dev.fillstream.local.follow.TopicFollower}
 * reads them, {@link dev.fillstream.local.follow.RecordReader} makes each record of any topic a
 * {@link dev.fillstream.local.follow.SeenRecord} that a person can read.
 */
@NullMarked
package dev.fillstream.local.follow;

import org.jspecify.annotations.NullMarked;
