package dev.backstitch.cost;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operations allocate, which no clock disturbs: the second run of each is weighed, when everything is rendered and loaded. */
class AllocationTest {

    private static final int POSTS_READ = 10_000;

    /** What a flush needs whatever it looks at. */
    private static final long ONCE = 4_096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void posts() {
        SAMPLE.db().transaction(session -> {
            User author = session.add(new User("author"));
            for (int i = 0; i < POSTS_READ; i++) {
                author.posts().add(new Post("post " + i));
            }
        });
    }

    @Test
    void aFlushOfWhatIsUnchangedAllocatesNothingForAnObject() {
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS));
            SAMPLE.statements();
            session.flush();
            assertThat(bytes(session::flush)).isLessThan(ONCE);
            assertThat(posts).hasSize(POSTS_READ);
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    private static long bytes(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
