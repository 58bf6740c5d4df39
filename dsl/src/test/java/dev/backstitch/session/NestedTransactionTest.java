package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.DatabaseException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NestedTransactionTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private final User alice = new User("Alice");
    private final User bob = new User("Bob");
    private final Post first = new Post("first");
    private final Post second = new Post("second");
    private final Post third = new Post("third");

    @BeforeEach
    void threePosts() {
        alice.posts().addAll(List.of(first, second, third));
        first.tags().add(new Tag("sql"));
        alice.profile().set(new Profile());
    }

    private static void fail(Session session, Action work) {
        assertThatThrownBy(() -> session.transaction(inner -> {
                    work.run(inner);
                    throw new IllegalStateException("back");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("back");
    }

    @Test
    void whatReturnsIsKept() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            Post fourth = session.transaction(inner -> {
                Post post = new Post("fourth");
                alice.posts().add(post);
                return post;
            });
            assertThat(alice.posts()).containsExactly(first, second, third, fourth);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(4);
    }

    @Test
    void rowsAndObjectsGoBackTogether() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.add(bob);
            Post fresh = new Post("fresh");
            fail(session, inner -> {
                alice.setName("Eve");
                bob.posts().addAll(List.of(second, fresh));
                inner.delete(first);
                bob.profile().set(alice.profile().get());
                third.tags().add(new Tag("inner"));
                inner.flush();
                third.setTitle("changed");
                alice.posts().clear();
            });
            assertThat(alice.getName()).isEqualTo("Alice");
            assertThat(third.getTitle()).isEqualTo("third");
            assertThat(alice.posts()).containsExactly(first, second, third);
            assertThat(bob.posts()).isEmpty();
            assertThat(alice.profile().get().user().get()).isSameAs(alice);
            assertThat(bob.profile().get()).isNull();
            assertThat(first.tags()).hasSize(1);
            assertThat(third.tags()).isEmpty();
            assertThat(fresh.getId()).isNull();
            assertThat(fresh.author().get()).isNull();
            assertThat(session.contains(fresh)).isFalse();
            assertThat(session.contains(first)).isTrue();
            assertMirrored(Sample.MODEL, alice, bob, fresh);

            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            bob.posts().add(fresh);
        });
        assertThat(SAMPLE.sql().select(USERS.name).from(USERS).orderBy(USERS.id).fetch(USERS.name))
                .containsExactly("Alice", "Bob");
        assertThat(SAMPLE.sql()
                        .select(POSTS.title)
                        .from(POSTS)
                        .orderBy(POSTS.id)
                        .fetch(POSTS.title))
                .containsExactly("first", "second", "third", "fresh");
    }

    @Test
    void whatWasLoadedInsideIsReadAgain() {
        SAMPLE.db().transaction(session -> session.add(alice));
        SAMPLE.db().transaction(session -> {
            User loaded = session.one(from(USERS));
            fail(session, inner -> {
                loaded.posts().add(new Post("inner"));
                inner.flush();
                assertThat(loaded.posts()).hasSize(4);
            });
            assertThat(loaded.posts().isLoaded()).isFalse();
            assertThat(loaded.posts()).extracting(Post::getTitle).containsExactly("first", "second", "third");
            assertMirrored(Sample.MODEL, loaded);
        });
    }

    @Test
    void changesFromBeforeAreWrittenAndStay() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            fail(session, inner -> inner.delete(alice));
            assertThat(alice.getId()).isNotNull();
            assertThat(session.contains(alice)).isTrue();
            assertThat(alice.posts()).containsExactly(first, second, third);
        });
        assertThat(SAMPLE.sql().fetchCount(USERS)).isOne();
    }

    @Test
    void aStatementThatFailsInsideCostsTheInnerWorkOnly() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.add(new Tag("sql"));
                        inner.flush();
                    }))
                    .isInstanceOf(DatabaseException.class);
            alice.setName("Eve");
        });
        assertThat(SAMPLE.sql().fetchValue(USERS.name)).isEqualTo("Eve");
    }

    @Test
    void theyNest() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            fail(session, outer -> {
                outer.transaction(inner -> {
                    alice.posts().remove(first);
                });
                fail(outer, inner -> alice.posts().remove(second));
                assertThat(alice.posts()).containsExactly(second, third);
            });
            assertThat(alice.posts()).containsExactly(first, second, third);
            assertMirrored(Sample.MODEL, alice);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.isNull())).isZero();
    }

    @Test
    void aTransactionThatIsRolledBackAfterwardsLeavesNewObjectsNew() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(alice);
                    session.transaction(inner -> {
                        inner.add(bob);
                    });
                    throw new IllegalStateException("all");
                }))
                .hasMessage("all");
        assertThat(alice.getId()).isNull();
        assertThat(bob.getId()).isNull();
        SAMPLE.db().transaction(session -> session.add(alice));
        assertThat(SAMPLE.sql().fetchCount(NODES)).isZero();
        assertThat(SAMPLE.sql().fetchCount(USERS)).isOne();
    }

    @Test
    void aDeletedObjectThatWasAddedAnewInsideIsTheOldRowAgain() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.flush();
            Long id = first.getId();
            fail(session, inner -> {
                inner.delete(first);
                inner.flush();
                alice.posts().add(first);
                inner.flush();
            });
            assertThat(first.getId()).isEqualTo(id);
            first.setTitle("kept");
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.title.eq("kept"))).isOne();
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(3);
    }
}
