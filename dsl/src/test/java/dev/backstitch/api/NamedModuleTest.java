package dev.backstitch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in a named module of its own compiles against the exported packages, and runs, with mirrored links. */
class NamedModuleTest {

    private static final String MODULE = "module app { requires dev.backstitch.dsl; }";

    private static final String MAIN = """
            package app;

            import dev.backstitch.dsl.EntityTable;
            import dev.backstitch.link.*;
            import dev.backstitch.model.*;

            public class Main {
                static class Node {
                    Long id;
                    final One<Node> parent = Nodes.NODES.parent.of(this);
                    final Many<Node> children = Nodes.NODES.children.of(this);
                }
                static final class Nodes extends EntityTable<Node> {
                    static final Nodes NODES = new Nodes();
                    final Column<Node, Long> id = bigint("id").primaryKey().map(n -> n.id, (n, v) -> n.id = v);
                    final Column<Node, Long> parentId = bigint("parent_id").references(() -> NODES.id);
                    final ToOne<Node, Node> parent = toOne("parent", (Node n) -> n.parent).on(parentId).backPopulates(() -> NODES.children);
                    final ToMany<Node, Node> children = toMany("children", (Node n) -> n.children).backPopulates(() -> NODES.parent);
                    private Nodes() { super("nodes", Node.class, Node::new); }
                }
                public static void main(String[] args) {
                    Model.of(Nodes.NODES);
                    Node root = new Node();
                    Node child = new Node();
                    root.children.add(child);
                    System.out.println(child.parent.get() == root);
                }
            }
            """;

    @TempDir
    Path place;

    @Test
    void aProgramInANamedModule() throws IOException, InterruptedException {
        Path sources = Files.createDirectories(place.resolve("src/app"));
        Files.writeString(place.resolve("src/module-info.java"), MODULE);
        Files.writeString(sources.resolve("Main.java"), MAIN);
        String modules = modulePath();
        assertThat(run(
                        "javac",
                        "-proc:none",
                        "-nowarn",
                        "--module-path",
                        modules,
                        "-d",
                        place.resolve("out").toString(),
                        place.resolve("src/module-info.java").toString(),
                        sources.resolve("Main.java").toString()))
                .doesNotContain("error:");
        assertThat(run(
                        "java",
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        "--module-path",
                        place.resolve("out") + File.pathSeparator + modules,
                        "--module",
                        "app/app.Main"))
                .contains("true");
    }

    /** The modules' own folders, and of the jars those that they need. */
    private static String modulePath() {
        List<String> needed =
                List.of("jooq-3", "jspecify", "HikariCP", "postgresql-4", "slf4j-api", "r2dbc-spi", "reactive-streams");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith("dsl" + File.separator + "target" + File.separator + "classes")
                        || entry.contains("core" + File.separator + "target" + File.separator + "classes")
                        || (entry.contains("backstitch-core") && !entry.contains("tests"))
                        || needed.stream()
                                .anyMatch(name ->
                                        Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, Path.of(System.getProperty("java.home"), "bin", tool).toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
