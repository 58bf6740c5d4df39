package dev.backstitch.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mapping classes refer to each other in circles: whichever is initialised first, the model is the same. */
class ClassInitialisationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Users",
                "Posts",
                "Profiles",
                "Tags",
                "Nodes",
                "People",
                "Orders",
                "Items",
                "Associated",
                "User",
                "Post"
            })
    void anyClassMayBeInitialisedFirst(String first) throws ReflectiveOperationException {
        try (URLClassLoader fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class.forName("dev.backstitch.sample." + first, true, fresh);
            Object model = Class.forName("dev.backstitch.sample.Sample", true, fresh)
                    .getField("MODEL")
                    .get(null);
            assertThat(model.getClass().getMethod("entities").invoke(model))
                    .hasToString("[Users, Profiles, Posts, Tags, Nodes, People, Orders, Items]");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(ClassInitialisationTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
