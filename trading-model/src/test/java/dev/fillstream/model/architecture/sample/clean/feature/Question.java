package dev.fillstream.model.architecture.sample.clean.feature;

/** A need. */
public interface Question {}
