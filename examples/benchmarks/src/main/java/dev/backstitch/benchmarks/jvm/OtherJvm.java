package dev.backstitch.benchmarks.jvm;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts programs of this class path, each in a JVM of its own, and leaves them to the caller. */
public final class OtherJvm {

    private OtherJvm() {}

    /**
     * Starts a program whose errors go where this one's go.
     *
     * @param jvmArguments what it is given before the class path
     * @param program a class with a main method
     */
    public static Process start(List<String> jvmArguments, Class<?> program, String... arguments) {
        return start(jvmArguments, List.of(), program.getName(), arguments);
    }

    private static Process start(List<String> jvmArguments, List<Path> more, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true"));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.jboss.logging.provider=slf4j"));
        String classPath = Stream.concat(
                        more.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-classpath", classPath, program));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a program to its end.
     *
     * @return what it printed, or nothing if it failed
     */
    public static Optional<String> run(List<String> jvmArguments, Class<?> program, String... arguments) {
        return run(jvmArguments, List.of(), program.getName(), arguments);
    }

    /**
     * Runs a program that is not of this class path to its end.
     *
     * @param more directories that come before the class path
     * @return what it printed, or nothing if it failed
     */
    public static Optional<String> run(
            List<String> jvmArguments, List<Path> more, String program, String... arguments) {
        Process process = start(jvmArguments, more, program, arguments);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String printed = output.lines().collect(Collectors.joining("\n"));
            return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + program + " ran", e);
        } finally {
            process.destroy();
        }
    }

    /**
     * The argument that makes a JVM load an agent of this class path.
     *
     * @param artifact how its file's name begins
     */
    public static String agent(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(artifact))
                .map(entry -> "-javaagent:" + entry)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
    }
}
