package dev.fillstream.model.architecture.sample.technical.feature;

import jakarta.sample.Technology;

/** Wrong: a feature made of a framework. */
public interface Borrowed extends Technology {}
