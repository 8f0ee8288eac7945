package dev.fillstream.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.compose.Program.Said;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What engines and Compose really said, and what a person is told of it. */
class ExplanationTest {

    private static final String DOWN = "docker-compose down";
    private static final String FILE = "ports: [\"127.0.0.1:${FILLSTREAM_X_PORT:-1}:9092\"]";

    @Test
    void saysThatDockerIsMissing() {
        assertThat(Explanation.ofEngine(new Said(Program.MISSING, "", "No such file")))
                .startsWith("Docker is not installed: install")
                .endsWith("./fillstream demo needs none");
    }

    @Test
    void saysThatNoEngineAnswers() {
        String said =
                "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";
        assertThat(Explanation.ofEngine(new Said(1, "", said)))
                .startsWith("no Docker engine answers: start it");
    }

    @Test
    void saysThatTheEngineIsNotForThisUser() {
        String said =
                "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock";
        assertThat(Explanation.ofEngine(new Said(1, "", said)))
                .startsWith("you may not use the Docker engine: add yourself to the group docker");
    }

    @Test
    void saysWhichPortIsTakenAndWhatMovesIt() {
        String first =
                "ERROR: for kafka-1  Cannot start service kafka-1: driver failed programming external"
                        + " connectivity on endpoint x: Error starting userland proxy: listen tcp4"
                        + " 127.0.0.1:1: bind: address already in use";
        String second =
                "Error response from daemon: driver failed programming external connectivity on"
                        + " endpoint x: Bind for 127.0.0.1:1 failed: port is already allocated";
        for (String said : new String[] {first, second}) {
            assertThat(Explanation.ofUp(said, FILE))
                    .startsWith("port 1 is taken by ")
                    .contains("FILLSTREAM_X_PORT=<port>");
        }
    }

    @Test
    void saysWhichImageCannotBePulled() {
        String first =
                "Pulling postgres (postgres:18)...\nGet \"https://registry-1.docker.io/v2/\": dial tcp:"
                        + " lookup registry-1.docker.io on 10.0.0.1:53: no such host";
        String second =
                " postgres Pulling \n postgres Error Head \"https://registry-1.docker.io/v2/library/postgres/manifests/18\":"
                        + " net/http: TLS handshake timeout";
        assertThat(Explanation.ofUp(first, FILE))
                .startsWith("the Docker engine cannot pull postgres:18: give it a network");
        assertThat(Explanation.ofUp(second, FILE))
                .startsWith("the Docker engine cannot pull an image: give it a network");
    }

    @Test
    void saysThatTheEngineHasTooLittleMemory() {
        assertThat(Explanation.ofMemory(2L << 30).orElseThrow())
                .startsWith("the Docker engine has 2,048 MiB of memory");
        assertThat(Explanation.ofMemory(4L << 30)).isEmpty();
        assertThat(Explanation.ofMemory(0)).isEmpty();
    }

    @Test
    void saysWhichVolumeIsOfAnotherVersion() {
        Map<String, String> wanted = Map.of("postgres", "postgres-18");
        assertThat(
                        Explanation.ofVolumes(wanted, Map.of("postgres", "postgres-17"), DOWN)
                                .orElseThrow())
                .startsWith(
                        "the volume postgres holds postgres-17, and this is postgres-18: docker-compose down -v removes");
        assertThat(Explanation.ofVolumes(wanted, Map.of("postgres", ""), DOWN)).isPresent();
        assertThat(Explanation.ofVolumes(wanted, Map.of("postgres", "postgres-18"), DOWN))
                .isEmpty();
        assertThat(Explanation.ofVolumes(wanted, Map.of(), DOWN)).isEmpty();
    }

    @Test
    void saysThatAServerFoundDataOfAnotherVersion() {
        Container postgres = container("postgres", "restarting", "Restarting (1) 2 seconds ago");
        String log =
                "FATAL:  database files are incompatible with server\n"
                        + "DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible"
                        + " with this version 18.3.";
        assertThat(Explanation.ofContainer(postgres, log, false, DOWN))
                .startsWith("postgres finds data of another version in its volume");
    }

    @Test
    void saysWhichContainerNeedsMoreMemory() {
        Container risk = container("risk-processor", "exited", "Exited (137) 2 seconds ago");
        assertThat(Explanation.ofContainer(risk, "", true, DOWN))
                .startsWith("risk-processor used more memory than it may");
    }

    @Test
    void passesOnWhatThePreparationSaid() {
        Container prepare = container("prepare", "exited", "Exited (1) 2 seconds ago");
        assertThat(Explanation.ofContainer(prepare, "a\ncannot prepare: because\n", false, DOWN))
                .isEqualTo("cannot prepare: because");
    }

    @Test
    void anythingElseIsSaidInItsOwnWords() {
        assertThat(Explanation.ofUp("first\nERROR: something new\n", FILE))
                .isEqualTo("docker-compose up failed: ERROR: something new");
    }

    @Test
    void readsWhatTheEngineListed() {
        Container container =
                Container.parse(
                        "0f1e\tfillstream\torder-intake-2\tfillstream/order-intake:0.1.0\trunning\tUp 2"
                                + " minutes (healthy)\t127.0.0.1:8082->8080/tcp, 9080/tcp");
        assertThat(container.role()).isEqualTo("order-intake");
        assertThat(container.isHealthy()).isTrue();
        assertThat(container.ports()).containsExactly(Map.entry(8080, 8082));
    }

    private static Container container(String service, String state, String status) {
        return new Container("id", "fillstream", service, "image", state, status, Map.of());
    }
}
