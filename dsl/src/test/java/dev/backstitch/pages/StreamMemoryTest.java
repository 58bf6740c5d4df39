package dev.backstitch.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.testing.FreshDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamMemoryTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @Test
    void aMillionRowsAreStreamedInAHeapOf64Megabytes() throws IOException, InterruptedException {
        SAMPLE.sql().execute("insert into users (name) select 'user ' || i from generate_series(1, 100) i");
        SAMPLE.sql()
                .execute(
                        "insert into posts (title, user_id) select 'the title of post ' || i, case when i % 50 = 0 then 1 + i % 100 end"
                                + " from generate_series(1, 1000000) i");
        FreshDatabase place = SAMPLE.place();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process program = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamProgram.class.getName(),
                        place.url(),
                        place.user(),
                        place.password())
                .redirectErrorStream(true)
                .start();
        String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(told).isZero();
        assertThat(told).contains("1000000 posts, 20000 with an author, ").containsPattern(", 6\\d MB");
    }
}
