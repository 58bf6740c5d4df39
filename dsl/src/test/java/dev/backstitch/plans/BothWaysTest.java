package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan that fetches a many-to-many relationship and the way back reads its association table once. */
class BothWaysTest {

    private static final EntityQuery<Post> FIRST =
            from(POSTS).where(POSTS.title.eq("p1")).with(POSTS.tags, tags -> tags.with(TAGS.posts));

    private static final String PAIRS = "select \"post_tags\".\"post_id\", \"post_tags\".\"tag_id\" from \"post_tags\""
            + " where (\"post_tags\".\"tag_id\") in (select \"post_tags\".\"tag_id\" from \"post_tags\" where"
            + " (\"post_tags\".\"post_id\" = any(cast(? as int8[])))) order by \"post_tags\".\"post_id\","
            + " \"post_tags\".\"tag_id\"";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** p1 has a and b, p2 has b and c, p3 has c, p4 has none. */
    @BeforeEach
    void posts() {
        SAMPLE.db().transaction(session -> {
            User author = session.add(new User("author"));
            Tag a = new Tag("a");
            Tag b = new Tag("b");
            Tag c = new Tag("c");
            post(author, "p1").tags().replaceWith(b, a);
            post(author, "p2").tags().replaceWith(b, c);
            post(author, "p3").tags().add(c);
            post(author, "p4");
        });
        SAMPLE.statements();
    }

    private static Post post(User author, String title) {
        Post post = new Post(title);
        author.posts().add(post);
        return post;
    }

    private static String tags(Post post) {
        return post.tags().stream().map(Tag::getName).toList().toString();
    }

    @Test
    void oneReadingOfTheAssociationTableTellsBoth() {
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS)
                    .where(POSTS.id.ge(1L))
                    .orderBy(POSTS.id)
                    .with(POSTS.tags, tags -> tags.with(TAGS.posts)));
            assertThat(SAMPLE.statements()).hasSize(3).element(1).isEqualTo(PAIRS);
            assertThat(posts).extracting(BothWaysTest::tags).containsExactly("[b, a]", "[b, c]", "[c]", "[]");
            assertThat(posts.get(1).tags().get(0).posts()).containsExactly(posts.get(0), posts.get(1));
            assertThat(posts.get(1).tags().get(1).posts()).containsExactly(posts.get(1), posts.get(2));
            assertMirrored(Sample.MODEL, posts.toArray());
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void whatOnlyTheWayBackLeadsToIsReadAndNoneOfItsOtherLinks() {
        SAMPLE.db().transaction(session -> {
            Post first = session.one(FIRST);
            assertThat(SAMPLE.statements()).hasSize(4);
            Post second = first.tags().get(0).posts().get(1);
            assertThat(second.getTitle()).isEqualTo("p2");
            assertThat(second.tags().isLoaded()).isFalse();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(second.tags()).extracting(Tag::getName).containsExactly("b", "c");
        });
    }

    @Test
    void anObjectThatTheSessionHadIsNotFilledByRowsThatAreNotAllOfIts() {
        SAMPLE.db().transaction(session -> {
            Post second = session.one(from(POSTS).where(POSTS.title.eq("p2")));
            SAMPLE.statements();
            Post first = session.one(FIRST);
            assertThat(SAMPLE.statements()).hasSize(3);
            assertThat(first.tags().get(0).posts()).containsExactly(first, second);
            assertThat(second.tags().isLoaded()).isFalse();
        });
    }

    @Test
    void changesThatWaitAtEitherEndAreMergedIn() {
        SAMPLE.db().transaction(session -> {
            Post second = session.one(from(POSTS).where(POSTS.title.eq("p2")));
            Tag b = session.one(from(TAGS).where(TAGS.name.eq("b")));
            Tag c = session.one(from(TAGS).where(TAGS.name.eq("c")));
            session.flush();
            second.tags().remove(b);
            c.posts().add(session.one(from(POSTS).where(POSTS.title.eq("p4"))));
            SAMPLE.statements();
            List<Post> posts = session.list(from(POSTS)
                    .where(POSTS.id.ge(1L))
                    .orderBy(POSTS.id)
                    .with(POSTS.tags, tags -> tags.with(TAGS.posts)));
            assertThat(posts).extracting(BothWaysTest::tags).containsExactly("[b, a]", "[c]", "[c]", "[c]");
            assertThat(b.posts()).containsExactly(posts.get(0));
            assertThat(c.posts()).containsExactly(second, posts.get(2), posts.get(3));
            assertMirrored(Sample.MODEL, posts.toArray());
        });
    }

    @Test
    void aLoadedEndJoinsWhatRowsSay() {
        SAMPLE.db().transaction(session -> {
            Tag b = session.one(from(TAGS).where(TAGS.name.eq("b")).with(TAGS.posts));
            SAMPLE.sql()
                    .execute("insert into post_tags (post_id, tag_id) select p.id, t.id from posts p, tags t"
                            + " where p.title = 'p3' and t.name = 'b'");
            Post third = session.one(
                    from(POSTS).where(POSTS.title.eq("p3")).with(POSTS.tags, tags -> tags.with(TAGS.posts)));
            assertThat(third.tags()).extracting(Tag::getName).containsExactly("b", "c");
            assertThat(b.posts()).extracting(Post::getTitle).containsExactly("p1", "p2", "p3");
            assertMirrored(Sample.MODEL, third);
        });
    }
}
