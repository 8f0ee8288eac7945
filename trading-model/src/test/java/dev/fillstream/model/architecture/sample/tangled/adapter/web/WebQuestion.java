package dev.fillstream.model.architecture.sample.tangled.adapter.web;

import dev.fillstream.model.architecture.sample.tangled.adapter.db.DbQuestion;

/** Wrong: goes to another adapter. */
public final class WebQuestion {
    public DbQuestion other() {
        return new DbQuestion();
    }
}
