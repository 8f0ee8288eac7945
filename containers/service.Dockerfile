# One service: the packaged application of a module on a Java runtime, and nothing else. The build context is the module.
FROM eclipse-temurin:25-jre

RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin fillstream \
    && mkdir /state /keys && chown fillstream /state /keys

COPY target/quarkus-app/lib/ /app/lib/
COPY target/quarkus-app/quarkus/ /app/quarkus/
COPY target/quarkus-app/app/ /app/app/
COPY target/quarkus-app/quarkus-run.jar /app/

ARG PORT
ARG MANAGEMENT_PORT
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=${PORT} \
    QUARKUS_MANAGEMENT_HOST=0.0.0.0 \
    QUARKUS_MANAGEMENT_PORT=${MANAGEMENT_PORT} \
    QUARKUS_SHUTDOWN_TIMEOUT=10s \
    FILLSTREAM_STATE_DIR=/state

USER 10001
WORKDIR /state
EXPOSE ${PORT} ${MANAGEMENT_PORT}

# The runtime's image has no HTTP client; the shell is one.
HEALTHCHECK --interval=5s --timeout=4s --retries=6 --start-period=120s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$QUARKUS_MANAGEMENT_PORT && printf 'GET /q/health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]

# The JVM is process 1 and gets SIGTERM itself: it stops taking work, finishes what is under way, and ends. Its heap follows the
# container's limit; what is left is for class data, threads, buffers and RocksDB.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/quarkus-run.jar"]
