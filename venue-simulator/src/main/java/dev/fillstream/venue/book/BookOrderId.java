package dev.fillstream.venue.book;

/** Which order of one book, given by whoever enters it and never used twice in that book. */
public record BookOrderId(long value) {}
