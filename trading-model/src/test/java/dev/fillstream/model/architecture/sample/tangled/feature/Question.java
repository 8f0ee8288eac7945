package dev.fillstream.model.architecture.sample.tangled.feature;

import dev.fillstream.model.architecture.sample.tangled.adapter.db.DbQuestion;

/** Wrong: knows who brings it. */
public interface Question {
    DbQuestion answer();
}
