package dev.fillstream.model.architecture.sample.clean.adapter.web;

import dev.fillstream.model.architecture.sample.clean.feature.Question;

/** Brings it. */
public final class WebQuestion implements Question {}
