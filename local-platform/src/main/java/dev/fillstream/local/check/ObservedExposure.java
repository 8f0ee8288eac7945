package dev.fillstream.local.check;

import dev.fillstream.model.value.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What the risk-processor says that an account holds and has promised.
 *
 * @param positions signed units by symbol; zero and absent mean the same
 */
public record ObservedExposure(
        String account, Money cash, Money reserved, Map<String, BigDecimal> positions) {

    public ObservedExposure {
        positions = Map.copyOf(positions);
    }
}
