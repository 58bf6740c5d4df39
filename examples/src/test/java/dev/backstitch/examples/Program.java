package dev.backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a class from the README's code and runs one of its static methods. */
final class Program {

    private final Path out;
    private final String source;

    Program(Path out, String source) {
        this.out = out;
        this.source = source;
    }

    /** Compiles it and calls {@code Program.run} with the arguments. */
    Object run(Object... arguments) throws Throwable {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        new StringWriter(),
                        null,
                        found,
                        List.of(
                                "-proc:none",
                                "-d",
                                out.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source)))
                .call();
        assertThat(compiled).as("%s%n%s", source, found.getDiagnostics()).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {out.toUri().toURL()}, Program.class.getClassLoader())) {
            for (var method : loader.loadClass("Program").getDeclaredMethods()) {
                if (method.getName().equals("run")) {
                    method.setAccessible(true);
                    return method.invoke(null, arguments);
                }
            }
            throw new AssertionError("the program has no method run");
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Program.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
