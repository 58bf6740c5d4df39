package dev.backstitch.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks whether a Docker engine answers, quietly and in no time: Testcontainers' own search takes half a second and logs its failure as an error. */
final class DockerEngine {

    private static final int MILLIS = 2_000;
    private static final byte[] PING =
            "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DockerEngine() {}

    /** Whether an engine answers at one of the places where Testcontainers would find it. */
    static boolean answers() {
        return addresses(System::getenv, System.getProperty("user.home")).stream()
                .anyMatch(DockerEngine::answersAt);
    }

    /** {@code DOCKER_HOST} alone if it is set, else the sockets of Docker, Docker without root and Docker Desktop. */
    static List<URI> addresses(Function<String, @Nullable String> environment, String home) {
        String host = environment.apply("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            return List.of(URI.create(host));
        }
        List<URI> sockets = new ArrayList<>();
        sockets.add(URI.create("unix:///var/run/docker.sock"));
        String runtime = environment.apply("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isBlank()) {
            sockets.add(unix(Path.of(runtime, "docker.sock")));
        }
        sockets.add(unix(Path.of(home, ".docker", "run", "docker.sock")));
        sockets.add(unix(Path.of(home, ".docker", "desktop", "docker.sock")));
        return sockets;
    }

    /** Whether an engine answers at this address; an address of a kind Testcontainers cannot use has none. */
    static boolean answersAt(URI address) {
        String scheme = address.getScheme();
        try {
            if ("unix".equals(scheme)) {
                Path socket = Path.of(address.getPath());
                return Files.exists(socket) && answersPing(socket);
            }
            return "tcp".equals(scheme) && accepts(address.getHost(), address.getPort());
        } catch (IOException refused) {
            return false; // the answer to the question, not a failure
        }
    }

    private static boolean answersPing(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                Selector selector = Selector.open()) {
            channel.write(ByteBuffer.wrap(PING));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(MILLIS) == 0) {
                return false;
            }
            ByteBuffer answer = ByteBuffer.allocate("HTTP/1.1 200".length());
            channel.read(answer);
            String status = StandardCharsets.US_ASCII.decode(answer.flip()).toString();
            return status.startsWith("HTTP/") && status.endsWith(" 200");
        }
    }

    /** No ping here: behind a TCP port there is often TLS, with keys that Testcontainers knows to find. */
    private static boolean accepts(@Nullable String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host == null ? "localhost" : host, port < 0 ? 2375 : port), MILLIS);
            return true;
        }
    }

    private static URI unix(Path path) {
        return URI.create("unix://" + path.toUri().getRawPath());
    }
}
