package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Associated.POST_TAGS;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkDeleteTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private final User alice = new User("Alice");
    private final Post first = new Post("first");
    private final Post second = new Post("second");
    private final Tag tag = new Tag("sql");

    @BeforeEach
    void oneUserAndTwoPosts() {
        alice.posts().addAll(List.of(first, second));
        second.tags().add(tag);
        SAMPLE.db().transaction(session -> session.add(alice));
        SAMPLE.statements();
    }

    private static void assertNothingToFlush(Session session) {
        SAMPLE.statements();
        session.flush();
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void oneStatementWithoutReturningWhereTheSessionHasNoneOfTheTable() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.deleteFrom(POSTS).where(POSTS.title.eq("first")).run())
                    .isEqualTo(1);
        });
        assertThat(SAMPLE.statements()).containsExactly("delete from \"posts\" where \"posts\".\"title\" = ?");
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isOne();
    }

    @Test
    void whatIsGoneLeavesEveryLinkAndTheSession() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            SAMPLE.statements();
            assertThat(session.deleteFrom(POSTS).where(POSTS.title.eq("first")).run())
                    .isEqualTo(1);
            assertThat(SAMPLE.statements())
                    .containsExactly("delete from \"posts\" where \"posts\".\"title\" = ? returning \"posts\".\"id\"");
            assertThat(alice.posts()).containsExactly(second);
            assertThat(first.author().get()).isNull();
            assertThat(session.contains(first)).isFalse();
            assertThat(session.find(POSTS.id, first.getId())).isEmpty();
            assertThatThrownBy(() -> session.delete(first)).isInstanceOf(UsageException.class);
            assertMirrored(Sample.MODEL, alice, first);
            assertNothingToFlush(session);
        });
    }

    @Test
    void whatIsGoneIsInsertedWhenLinkedAgain() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.deleteFrom(POSTS).where(POSTS.title.eq("first")).run();
            alice.posts().add(first);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(2);
    }

    @Test
    void whatIsPendingIsDeletedToo() {
        SAMPLE.db().transaction(session -> {
            Post fresh = session.add(new Post("fresh"));
            assertThat(session.deleteFrom(POSTS).where(POSTS.title.eq("fresh")).run())
                    .isEqualTo(1);
            assertThat(session.contains(fresh)).isFalse();
            session.flush();
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(2);
    }

    @Test
    void aCollectionThatIsNotLoadedForgetsWhatItWasGiven() {
        SAMPLE.db().transaction(session -> {
            User loaded = session.get(USERS.id, alice.getId());
            Post fresh = new Post("fresh");
            loaded.posts().add(fresh);
            session.deleteFrom(POSTS).where(POSTS.title.eq("fresh")).run();
            assertThat(loaded.posts()).extracting(Post::getTitle).containsExactly("first", "second");
            assertNothingToFlush(session);
        });
    }

    @Test
    void linksMadeByKeyAreReadAgain() {
        SAMPLE.db().transaction(session -> {
            User bob = session.add(new User("Bob"));
            session.flush();
            bob.posts().link(first.getId());
            session.flush();
            session.deleteFrom(POSTS).where(POSTS.title.eq("first")).run();
            assertThat(bob.posts()).isEmpty();
            assertNothingToFlush(session);
        });
    }

    @Test
    void whatRowsStillNameStays() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(alice);
                    assertThatThrownBy(() -> session.deleteFrom(USERS).all().run())
                            .isInstanceOf(ConstraintException.class)
                            .hasMessage(
                                    "deleting rows of users: rows of Users are still named by Posts.author, and foreign key"
                                            + " posts_user_id_fkey (user_id) of table posts keeps them: unlink or delete those that name"
                                            + " them, or declare the foreign key's ON DELETE");
                    session.flush();
                }))
                .isInstanceOf(UsageException.class);
        assertThat(alice.posts()).containsExactly(first, second);
    }

    @Test
    void theWholeTableHasToBeMeant() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.deleteFrom(POSTS).run())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("deletion from Posts says nothing of which rows, and would change all of them: give it"
                            + " where(..), or say all()");
            session.dsl().deleteFrom(POST_TAGS.table()).execute();
            assertThat(session.deleteFrom(POSTS).all().run()).isEqualTo(2);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isZero();
    }

    @Test
    void aSavepointsRollbackBringsItBack() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            assertThatThrownBy(() -> session.transaction(inner -> {
                        second.tags().clear();
                        inner.deleteFrom(POSTS).all().run();
                        assertThat(alice.posts()).isEmpty();
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(alice.posts()).containsExactly(first, second);
            assertThat(second.tags()).containsExactly(tag);
            assertThat(session.contains(first)).isTrue();
            assertMirrored(Sample.MODEL, alice);
            assertNothingToFlush(session);
        });
    }

    @Test
    void aRollbackLeavesWhatADeletionLeaves() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(alice);
                    session.deleteFrom(POSTS).where(POSTS.title.eq("first")).run();
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
        assertThat(alice.posts()).containsExactly(second);
        assertMirrored(Sample.MODEL, alice, first);
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS).orderBy(POSTS.id));
            assertThat(posts).hasSize(2);
        });
    }
}
