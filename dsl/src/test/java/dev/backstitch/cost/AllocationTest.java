package dev.backstitch.cost;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operations allocate, which no clock disturbs. */
class AllocationTest {

    private static final int POSTS_READ = 10_000;

    /** What a flush needs whatever it looks at. */
    private static final long ONCE = 4_096;

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
            assertThat(Allocated.bytes(session::flush)).isLessThan(ONCE);
            assertThat(posts).hasSize(POSTS_READ);
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }
}
