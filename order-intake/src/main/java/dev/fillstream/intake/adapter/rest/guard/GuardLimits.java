package dev.fillstream.intake.adapter.rest.guard;

import dev.fillstream.intake.config.IntakeConfig;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What one connection may ask for.
 *
 * @param maxLineBytes of a request line
 * @param maxHeadBytes of a request line and all headers together
 * @param headTimeout from the first byte of a request to the end of its headers
 * @param bodyTimeout from the end of the headers to the end of the request
 */
record GuardLimits(int maxLineBytes, int maxHeadBytes, Duration headTimeout, Duration bodyTimeout) {

    /** The routes' own deadline for a body comes first, since they can say why. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** The codec behind has the same bounds, in application.properties. */
    private static final int MAX_LINE_BYTES = 4096;

    private static final int MAX_HEAD_BYTES = 16 * 1024;

    static GuardLimits configured() {
        IntakeConfig.Request request =
                ConfigProvider.getConfig()
                        .unwrap(SmallRyeConfig.class)
                        .getConfigMapping(IntakeConfig.class)
                        .request();
        return new GuardLimits(
                MAX_LINE_BYTES,
                MAX_HEAD_BYTES,
                request.headTimeout(),
                request.bodyTimeout().plus(MARGIN));
    }
}
