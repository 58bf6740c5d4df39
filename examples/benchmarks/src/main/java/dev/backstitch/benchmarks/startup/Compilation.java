package dev.backstitch.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles generated sources with the compiler of this JDK. */
final class Compilation {

    private Compilation() {}

    /**
     * Compiles them into a directory of their own, which the caller deletes.
     *
     * @param sources by the names of their classes, without a package
     */
    static Path of(Map<String, String> sources) throws IOException {
        Path directory = Files.createTempDirectory("startup");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", directory.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("the generated sources do not compile: see above");
        }
        return directory;
    }
}
