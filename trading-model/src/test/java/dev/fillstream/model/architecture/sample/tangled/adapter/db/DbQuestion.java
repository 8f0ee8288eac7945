package dev.fillstream.model.architecture.sample.tangled.adapter.db;

import dev.fillstream.model.architecture.sample.tangled.feature.Question;

/** Half of a cycle. */
public final class DbQuestion implements Question {
    @Override
    public DbQuestion answer() {
        return this;
    }
}
