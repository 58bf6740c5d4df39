package dev.backstitch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    @TempDir
    private Path directory;

    @Test
    void dockerHostIsTheOnlyPlaceIfItIsSet() {
        assertThat(DockerEngine.addresses(Map.of("DOCKER_HOST", "tcp://engine:2375")::get, "/home/ann"))
                .containsExactly(URI.create("tcp://engine:2375"));
    }

    @Test
    void theUsualSocketsAreThePlacesOtherwise() {
        assertThat(DockerEngine.addresses(Map.of("XDG_RUNTIME_DIR", "/run/user/1")::get, "/home/ann b"))
                .containsExactly(
                        URI.create("unix:///var/run/docker.sock"),
                        URI.create("unix:///run/user/1/docker.sock"),
                        URI.create("unix:///home/ann%20b/.docker/run/docker.sock"),
                        URI.create("unix:///home/ann%20b/.docker/desktop/docker.sock"));
    }

    @Test
    void anEngineThatAnswersThePingIsThere() throws IOException {
        assertThat(answersWith("HTTP/1.1 200 OK\r\n\r\nOK")).isTrue();
    }

    @Test
    void aSocketThatAnswersSomethingElseIsNoEngine() throws IOException {
        assertThat(answersWith("HTTP/1.1 503 Service Unavailable\r\n\r\n")).isFalse();
        assertThat(answersWith("")).isFalse();
    }

    @Test
    void aSocketThatNobodyReadsIsNoEngine() throws IOException {
        Path socket = directory.resolve("left.sock");
        assertThat(DockerEngine.answersAt(address(socket))).isFalse();

        Files.createFile(socket);
        assertThat(DockerEngine.answersAt(address(socket))).isFalse();
    }

    @Test
    void aPortThatAcceptsIsAnEngine() throws IOException {
        URI address;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = URI.create("tcp://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
            assertThat(DockerEngine.answersAt(address)).isTrue();
        }
        assertThat(DockerEngine.answersAt(address)).isFalse();
    }

    @Test
    void anotherKindOfAddressIsNoEngine() {
        assertThat(DockerEngine.answersAt(URI.create("ssh://ann@engine"))).isFalse();
    }

    private boolean answersWith(String answer) throws IOException {
        Path socket = directory.resolve("docker.sock");
        Files.deleteIfExists(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<Void> engine = CompletableFuture.runAsync(() -> serve(server, answer));
            boolean answers = DockerEngine.answersAt(address(socket));
            engine.join();
            return answers;
        }
    }

    private static void serve(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(1_000));
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static URI address(Path socket) {
        return URI.create("unix://" + socket.toUri().getRawPath());
    }
}
