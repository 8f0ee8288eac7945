package dev.fillstream.model.architecture.sample.clean.adapter.db;

import dev.fillstream.model.architecture.sample.clean.feature.Question;

/** Brings it too. */
public final class DbQuestion implements Question {}
