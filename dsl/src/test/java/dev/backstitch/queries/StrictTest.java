package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.session.TransactionOptions.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import dev.backstitch.session.Database;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StrictTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** Ann (1) has the posts 1 and 2, the first with a tag; Ben (2) has none; post 3 is nobody's. */
    @BeforeEach
    void rows() {
        User ann = new User("Ann");
        ann.posts().add(new Post("a1"));
        ann.posts().add(new Post("a2"));
        ann.posts().stream().toList().get(0).tags().add(new Tag("java"));
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(new User("Ben"));
            session.flush();
            session.add(new Post("nobody's"));
        });
        SAMPLE.statements();
    }

    @Test
    void aStrictQuerySaysWhatToFetch() {
        SAMPLE.db().transaction(session -> {
            List<User> users = session.list(from(USERS).orderBy(USERS.name).strict());
            assertThatThrownBy(() -> users.get(0).posts().size())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Users.posts is not loaded for the object Users 1 that came with 1 other by from(Users), and reading"
                                    + " it is strict: add .with(USERS.posts) to the query, or load it for all of them at once by"
                                    + " session.load(..); nothing was sent");
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.list(from(POSTS))).hasSize(3);
        });
    }

    @Test
    void itSaysWhereInTheFetchPlan() {
        SAMPLE.db().transaction(session -> {
            User ann = session.list(
                            from(USERS).orderBy(USERS.name).with(USERS.posts).strict())
                    .get(0);
            assertThatThrownBy(() -> ann.posts().iterator().next().tags().size())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Posts.tags is not loaded for the object Posts 1 that came with 1 other by from(Users).with(posts), and reading it"
                                    + " is strict: add .with(USERS.posts, posts -> posts.with(POSTS.tags)) to the query, or load it for"
                                    + " all of them at once by session.load(..); nothing was sent");
        });
    }

    @Test
    void whatTheSessionKnowsIsReadAsEver() {
        SAMPLE.db().transaction(options().strict(), session -> {
            User ann = session.one(from(USERS).where(USERS.name.eq("Ann")).with(USERS.posts));
            List<Post> posts = session.list(from(POSTS).orderBy(POSTS.id));
            SAMPLE.statements();
            assertThat(posts.get(0).author().get()).isSameAs(ann);
            assertThat(posts.get(2).author().get()).isNull();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void aStrictSessionIsStrictWithWhatWasFoundByKey() {
        SAMPLE.db().transaction(options().strict(), session -> {
            Post post = session.get(POSTS.id, 1L);
            assertThatThrownBy(() -> post.author().get())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Posts.author is not loaded for the object Posts 1 that came by find(Posts.id, ..), and reading it is"
                                    + " strict: load it for all that need it at once by session.load(.., POSTS.author); nothing was"
                                    + " sent");
            session.load(List.of(post), POSTS.author);
            assertThat(post.author().get().getName()).isEqualTo("Ann");
        });
    }

    @Test
    void aDatabaseMayBeStrict() {
        Database strict = Database.of(Sample.MODEL, SAMPLE.pool());
        strict.strict();
        strict.transaction(session -> {
            User ann = session.list(from(USERS)).get(0);
            assertThatThrownBy(() -> ann.posts().size()).isInstanceOf(UsageException.class);
        });
    }

    @Test
    void changesOfWhatIsNotLoadedAndTheirFlushNeedNoLoading() {
        SAMPLE.db().transaction(options().strict(), session -> {
            User ben = session.one(from(USERS).where(USERS.name.eq("Ben")));
            Post post = session.get(POSTS.id, 1L);
            ben.posts().add(post);
            post.tags().add(new Tag("sql"));
        });
        assertThat(SAMPLE.sql().fetchValues(POSTS.userId)).containsExactlyInAnyOrder(2L, 1L, null);
        assertThat(SAMPLE.sql().fetchCount(TAGS)).isEqualTo(2);
    }

    @Test
    void loadIsOneStatementARelationshipForAllThatDoNotHaveIt() {
        SAMPLE.db().transaction(session -> {
            List<User> users = session.list(from(USERS).orderBy(USERS.name));
            SAMPLE.statements();
            session.load(users, USERS.posts, USERS.profile);
            assertThat(SAMPLE.statements()).hasSize(2);
            session.load(users, user -> user.with(USERS.posts, posts -> posts.with(POSTS.tags)));
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(users.get(0).posts()).hasSize(2);
            assertThat(users.get(0).posts().iterator().next().tags()).hasSize(1);
            assertThat(users.get(1).profile().get()).isNull();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void loadSeesWhatIsPending() {
        SAMPLE.db().transaction(session -> {
            List<User> users = session.list(from(USERS).orderBy(USERS.name));
            Post post = session.get(POSTS.id, 3L);
            post.author().set(users.get(1));
            session.load(users, USERS.posts);
            assertThat(users.get(1).posts()).containsExactly(post);
        });
    }

    @Test
    void loadRefusesWhatHasNoRowInTheSession() {
        SAMPLE.db().transaction(session -> {
            User ann = session.get(USERS.id, 1L);
            SAMPLE.statements();
            assertThatThrownBy(() -> session.load(List.of(ann, new User("plain")), USERS.posts))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "load(..) was given an object of User that has no row in this session: give it objects that the session"
                                    + " read or flushed; nothing was sent");
            User ben = session.get(USERS.id, 2L);
            session.delete(ben);
            assertThatThrownBy(() -> session.load(List.of(ben), USERS.profile))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("load(..) was given Users 2 REMOVED that has no row in this session");
        });
    }
}
