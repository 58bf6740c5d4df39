package dev.backstitch.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many rows one statement of a flush writes at most. */
class LargeFlushTest {

    private static final int TAGS = 120;
    private static final int POSTS = 50_001;
    private static final int TAGGED = 500;

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @Test
    void rowsOfATableAreCutIntoStatementsAndTenTimesAsManyPairsOfKeysAreNot() {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < TAGS; i++) {
            tags.add(new Tag("tag " + i));
        }
        User author = new User("author");
        for (int i = 0; i < POSTS; i++) {
            author.posts().add(new Post("post " + i));
        }
        author.posts().stream().limit(TAGGED).forEach(post -> post.tags().addAll(tags));
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            session.add(author);
        });
        assertThat(SAMPLE.statements())
                .extracting(sql -> sql.replaceAll("^insert into \"(\\w+)\".*", "$1"))
                .containsExactlyInAnyOrder("users", "tags", "posts", "posts", "post_tags");
    }
}
