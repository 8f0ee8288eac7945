# The exchange to trade against. Beside it lie the classes with which a stack for trying is prepared and its webhooks are received
# (dev.fillstream.local.container), so that neither needs an image of its own. The build context is the repository.
FROM eclipse-temurin:25-jre

RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin fillstream \
    && mkdir /state /keys /mint && chown fillstream /state /keys /mint

COPY local-platform/target/dist/lib/ /app/lib/
COPY venue-simulator/target/dist/lib/ /app/lib/
COPY local-platform/target/dist/local-platform.jar venue-simulator/target/dist/venue-simulator.jar /app/

ENV FILLSTREAM_VENUE_HOST=0.0.0.0 \
    FILLSTREAM_VENUE_PORT=8580 \
    FILLSTREAM_VENUE_ADMIN_PORT=9580 \
    FILLSTREAM_VENUE_JOURNAL=/state/journal.ndjson \
    HEALTH_PORT=9580

USER 10001
WORKDIR /state
EXPOSE 8580 9580

HEALTHCHECK --interval=5s --timeout=4s --retries=6 --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$HEALTH_PORT && printf 'GET /q/health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "/app/venue-simulator.jar:/app/local-platform.jar:/app/lib/*"]
CMD ["dev.fillstream.venue.VenueSimulator"]
