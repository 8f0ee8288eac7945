package dev.fillstream.execution.reconcile;

import dev.fillstream.model.value.Symbol;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** What the book says is held at venues by what was traded there, negative where short. */
public interface HeldPositions {

    Uni<Map<Symbol, BigDecimal>> at(Set<String> venues);
}
