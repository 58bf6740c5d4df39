package dev.backstitch.cost;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operations allocate, which no clock disturbs. */
class AllocationTest {

    private static final int POSTS_READ = 10_000;

    /** What a flush needs whatever it looks at. */
    private static final long ONCE = 4_096;

    /** How many rows one flush writes. */
    private static final int WRITTEN = 1_000;

    /** The bytes that each of them may take, by what is done to it: a fifth more than it takes where nothing is compiled. */
    private static final long INSERTED = 1_400;

    private static final long UPDATED = 500;

    private static final long DELETED = 750;

    /** Of a row that is read, half of it the driver's. */
    private static final long READ = 530;

    /** The same by one statement for each, and by one for all. */
    private static final long FOUND = 2_400;

    private static final long FOUND_TOGETHER = 660;

    /** Of a query's own objects; rendering takes five times as much. */
    private static final long MADE_ANEW = 3_000;

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

    @Test
    void aNewRowCostsItsEntryAndWhatTheDriverReadsOfIt() {
        SAMPLE.db().transaction(session -> {
            User author = session.add(new User("other author"));
            session.flush();
            List<Post> posts = new ArrayList<>();
            long bytes = Allocated.bytes(() -> prepare(posts), () -> {
                author.posts().addAll(posts);
                session.flush();
            });
            assertThat(bytes / WRITTEN).isLessThan(INSERTED);
        });
    }

    private static void prepare(List<Post> posts) {
        posts.clear();
        for (int i = 0; i < WRITTEN; i++) {
            posts.add(new Post("new post " + i));
        }
    }

    @Test
    void aChangedRowCostsItsNewValuesAndWhatNotesThem() {
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS).limit(WRITTEN));
            long bytes =
                    Allocated.bytes(() -> posts.forEach(post -> post.setTitle(post.getTitle() + "!")), session::flush);
            assertThat(bytes / WRITTEN).isLessThan(UPDATED);
        });
    }

    @Test
    void aDeletedRowCostsItsKeyAndWhatNotesIt() {
        SAMPLE.db().transaction(session -> {
            Iterator<Post> posts = session.list(from(POSTS)).iterator();
            long bytes = Allocated.bytes(
                    () -> {
                        for (int i = 0; i < WRITTEN; i++) {
                            session.delete(posts.next());
                        }
                    },
                    session::flush);
            assertThat(bytes / WRITTEN).isLessThan(DELETED);
        });
    }

    @Test
    void aRowThatIsReadCostsItsObjectAndItsEntry() {
        long bytes = Allocated.bytes(() -> SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(POSTS))).hasSize(POSTS_READ);
        }));
        assertThat(bytes / POSTS_READ).isLessThan(READ);
    }

    @Test
    void aRowThatIsFoundByItsKeyCostsNoRendering() {
        List<Long> keys = SAMPLE.db()
                .transaction(session -> session.list(from(POSTS).limit(WRITTEN)).stream()
                        .map(Post::getId)
                        .toList());
        long oneByOne = Allocated.bytes(() -> SAMPLE.db().transaction(session -> {
            keys.forEach(key -> session.get(POSTS.id, key));
        }));
        assertThat(oneByOne / WRITTEN).isLessThan(FOUND);
        long together = Allocated.bytes(() -> SAMPLE.db().transaction(session -> {
            assertThat(session.findAll(POSTS.id, keys)).hasSize(WRITTEN);
        }));
        assertThat(together / WRITTEN).isLessThan(FOUND_TOGETHER);
    }

    @Test
    void aQueryThatIsMadeAnewWithOtherValuesIsNotRendered() {
        EntityQuery<Post> constant = from(POSTS).where(POSTS.id.eq(1L)).orderBy(POSTS.title);
        long kept = Allocated.bytes(() -> SAMPLE.db().transaction(session -> {
            session.list(constant);
        }));
        long anew = Allocated.bytes(() -> SAMPLE.db().transaction(session -> {
            session.list(from(POSTS).where(POSTS.id.eq(2L)).orderBy(POSTS.title));
        }));
        assertThat(anew - kept).isLessThan(MADE_ANEW);
    }
}
