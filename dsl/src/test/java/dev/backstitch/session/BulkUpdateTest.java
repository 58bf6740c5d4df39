package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
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
import java.util.Objects;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkUpdateTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private final User alice = new User("Alice");
    private final User bob = new User("Bob");
    private final Post first = new Post("first");
    private final Post second = new Post("second");

    @BeforeEach
    void twoUsersAndTwoPosts() {
        alice.posts().addAll(List.of(first, second));
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.add(bob);
        });
        SAMPLE.statements();
    }

    private static List<String> titles() {
        return SAMPLE.sql().select(POSTS.title).from(POSTS).orderBy(POSTS.id).fetch(POSTS.title);
    }

    private static void assertNothingToFlush(Session session) {
        SAMPLE.statements();
        session.flush();
        assertThat(SAMPLE.statements()).isEmpty();
    }

    private static void back(Session session, Action work) {
        assertThatThrownBy(() -> session.transaction(inner -> {
                    work.run(inner);
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
    }

    @Test
    void oneStatementWithoutReturningWhereTheSessionHasNoneOfTheTable() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.update(POSTS)
                            .set(POSTS.title, "x")
                            .where(POSTS.id.eq(first.getId()))
                            .run())
                    .isEqualTo(1);
        });
        assertThat(SAMPLE.statements())
                .containsExactly("update \"posts\" set \"title\" = ? where \"posts\".\"id\" = ?");
        assertThat(titles()).containsExactly("x", "second");
    }

    @Test
    void whatTheSessionHasIsCorrected() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, first.getId());
            SAMPLE.statements();
            assertThat(session.update(POSTS)
                            .set(POSTS.title, POSTS.title.concat("!"))
                            .all()
                            .run())
                    .isEqualTo(2);
            assertThat(SAMPLE.statements())
                    .containsExactly("update \"posts\" set \"title\" = (\"posts\".\"title\" || ?)"
                            + " returning \"posts\".\"id\", \"posts\".\"title\"");
            assertThat(loaded.getTitle()).isEqualTo("first!");
            assertNothingToFlush(session);
            loaded.setTitle("first");
        });
        assertThat(titles()).containsExactly("first", "second!");
    }

    @Test
    void pendingChangesAreFlushedFirst() {
        SAMPLE.db().transaction(session -> {
            session.add(new User("Carol"));
            session.get(USERS.id, alice.getId()).setName("Eve");
            assertThat(session.update(USERS)
                            .set(USERS.name, USERS.name.concat("!"))
                            .where(USERS.name.in("Carol", "Eve"))
                            .run())
                    .isEqualTo(2);
        });
        assertThat(SAMPLE.sql().select(USERS.name).from(USERS).orderBy(USERS.id).fetch(USERS.name))
                .containsExactly("Eve!", "Bob", "Carol!");
    }

    @Test
    void conditionsMayBeAboutRelationships() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.update(USERS)
                            .set(USERS.name, "writer")
                            .where(USERS.posts.any(POSTS.title.eq("first")), USERS.name.startsWith("A"))
                            .run())
                    .isEqualTo(1);
            assertThat(session.update(USERS)
                            .set(USERS.name, DSL.upper(USERS.name))
                            .where(USERS.name.eq("nobody"))
                            .run())
                    .isZero();
        });
    }

    @Test
    void aForeignKeyMovesLoadedLinksAtBothEnds() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.add(bob);
            session.update(POSTS)
                    .set(POSTS.userId, bob.getId())
                    .where(POSTS.id.eq(first.getId()))
                    .run();
            assertThat(alice.posts()).containsExactly(second);
            assertThat(bob.posts()).containsExactly(first);
            assertThat(first.author().get()).isSameAs(bob);
            assertMirrored(Sample.MODEL, alice, bob);
            assertNothingToFlush(session);
            session.update(POSTS).setNull(POSTS.userId).all().run();
            assertThat(alice.posts()).isEmpty();
            assertThat(bob.posts()).isEmpty();
            assertThat(first.author().get()).isNull();
            assertNothingToFlush(session);
            first.author().set(alice);
        });
        assertThat(SAMPLE.sql()
                        .select(POSTS.userId)
                        .from(POSTS)
                        .orderBy(POSTS.id)
                        .fetch(POSTS.userId))
                .containsExactly(alice.getId(), null);
    }

    @Test
    void aLoadedCollectionThatUnseenRowsJoinedIsReadAgain() {
        SAMPLE.db().transaction(session -> {
            User loaded = session.get(USERS.id, bob.getId());
            assertThat(loaded.posts()).isEmpty();
            session.update(POSTS).set(POSTS.userId, bob.getId()).all().run();
            assertThat(loaded.posts()).extracting(Post::getTitle).containsExactly("first", "second");
            assertMirrored(Sample.MODEL, loaded);
        });
    }

    @Test
    void aReferenceToWhatIsNotInTheSessionIsReadAgain() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, first.getId());
            assertThat(loaded.author().get().getName()).isEqualTo("Alice");
            session.update(POSTS).set(POSTS.userId, bob.getId()).all().run();
            assertThat(loaded.author().isLoaded()).isFalse();
            assertThat(loaded.author().get().getName()).isEqualTo("Bob");
            assertMirrored(Sample.MODEL, loaded);
            assertNothingToFlush(session);
        });
    }

    @Test
    void whatWaitsForACollectionToLoadFollows() {
        SAMPLE.db().transaction(session -> {
            User a = session.get(USERS.id, alice.getId());
            User b = session.get(USERS.id, bob.getId());
            Post fresh = new Post("fresh");
            a.posts().add(fresh);
            session.flush();
            session.update(POSTS)
                    .set(POSTS.userId, bob.getId())
                    .where(POSTS.title.eq("fresh"))
                    .run();
            assertThat(b.posts()).containsExactly(fresh);
            assertThat(a.posts()).hasSize(2).doesNotContain(fresh);
            assertMirrored(Sample.MODEL, a, b);
            session.update(POSTS)
                    .set(POSTS.userId, alice.getId())
                    .where(POSTS.title.eq("fresh"))
                    .run();
            assertThat(a.posts()).hasSize(3).contains(fresh);
            assertNothingToFlush(session);
        });
    }

    @Test
    void linksMadeByKeyFollow() {
        SAMPLE.db().transaction(session -> {
            User b = session.get(USERS.id, bob.getId());
            b.posts().link(first.getId());
            session.flush();
            session.update(POSTS).set(POSTS.userId, alice.getId()).all().run();
            assertThat(b.posts()).isEmpty();
            assertNothingToFlush(session);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(alice.getId())))
                .isEqualTo(2);
    }

    @Test
    void aSavepointsRollbackTakesItBack() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.add(bob);
            back(session, inner -> {
                inner.update(POSTS)
                        .set(POSTS.title, "x")
                        .set(POSTS.userId, bob.getId())
                        .all()
                        .run();
                assertThat(bob.posts()).containsExactly(first, second);
                inner.update(POSTS)
                        .set(POSTS.userId, alice.getId())
                        .where(POSTS.id.eq(first.getId()))
                        .run();
                assertThat(alice.posts()).containsExactly(first);
            });
            assertThat(first.getTitle()).isEqualTo("first");
            assertThat(alice.posts()).containsExactly(first, second);
            assertThat(bob.posts()).isEmpty();
            assertThat(second.author().get()).isSameAs(alice);
            assertMirrored(Sample.MODEL, alice, bob);
            assertNothingToFlush(session);
        });
        assertThat(titles()).containsExactly("first", "second");
    }

    @Test
    void aSavepointThatIsKeptKeepsIt() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.transaction(inner -> {
                inner.update(POSTS).set(POSTS.title, "x").all().run();
            });
            assertThat(second.getTitle()).isEqualTo("x");
            assertNothingToFlush(session);
        });
        assertThat(titles()).containsExactly("x", "x");
    }

    @Test
    void aRollbackTakesItBack() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(alice);
                    session.add(bob);
                    session.update(POSTS)
                            .set(POSTS.title, "x")
                            .set(POSTS.userId, bob.getId())
                            .all()
                            .run();
                    bob.posts().remove(second);
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
        assertThat(first.getTitle()).isEqualTo("first");
        assertThat(first.author().get()).isSameAs(alice);
        assertThat(alice.posts()).containsExactly(first);
        assertThat(bob.posts()).isEmpty();
        assertThat(second.author().get()).isNull();
        assertMirrored(Sample.MODEL, alice, bob);
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> session.add(alice));
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(titles()).containsExactly("first", "second");
    }

    @Test
    void afterAFailedUpdateTheSessionIsOver() {
        SAMPLE.db().transaction(session -> {
            session.add(new Tag("a"));
            session.add(new Tag("b"));
        });
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    List<Tag> tags = session.list(from(TAGS));
                    assertThatThrownBy(() -> session.update(TAGS)
                                    .set(TAGS.name, "c")
                                    .all()
                                    .run())
                            .isInstanceOf(ConstraintException.class)
                            .hasMessage(
                                    "updating rows of tags: two rows of Tags would have the same name, and unique key"
                                            + " tags_name_key (name) of table tags allows one: choose another value, or change the row"
                                            + " that has it");
                    assertThat(tags).extracting(Tag::getName).containsExactly("a", "b");
                    session.flush();
                }))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("a statement of this transaction has failed");
    }

    @Test
    void afterAFailedUpdateInANestedTransactionTheSessionGoesOn() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.update(POSTS).set(POSTS.userId, 4711L).all().run();
                    }))
                    .isInstanceOf(ConstraintException.class);
            assertThat(first.author().get()).isSameAs(alice);
            session.update(POSTS).set(POSTS.title, "x").all().run();
        });
        assertThat(titles()).containsExactly("x", "x");
    }

    @Test
    void stepsAreValues() {
        SAMPLE.db().transaction(session -> {
            BulkUpdate<Post> prefix = session.update(POSTS).where(POSTS.title.like("f%"));
            assertThat(prefix.set(POSTS.title, "x").where(POSTS.id.isNull()).run())
                    .isZero();
            assertThat(prefix.set(POSTS.title, "y").run()).isOne();
        });
        assertThat(titles()).containsExactly("y", "second");
    }

    @Test
    void anEndedSessionRunsNone() {
        BulkUpdate<Post> update = SAMPLE.db()
                .transaction(
                        session -> session.update(POSTS).set(POSTS.title, "x").all());
        assertThatThrownBy(update::run)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("the session has ended with its transaction");
    }

    @Test
    void aTreeMayBeBentOverItself() {
        SAMPLE.db().transaction(session -> {
            dev.backstitch.sample.Node root = session.add(new dev.backstitch.sample.Node("root"));
            dev.backstitch.sample.Node leaf = new dev.backstitch.sample.Node("leaf");
            root.children().add(leaf);
            session.flush();
            session.update(NODES).set(NODES.parentId, NODES.id).all().run();
            assertThat(root.parent().get()).isSameAs(root);
            assertThat(leaf.parent().get()).isSameAs(leaf);
            assertThat(root.children()).containsExactly(root);
            assertThat(leaf.children()).containsExactly(leaf);
            assertMirrored(Sample.MODEL, root, leaf);
            assertNothingToFlush(session);
        });
    }

    @Test
    void valuesThatOthersWroteMeanwhileAreNotOverwritten() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, first.getId());
            SAMPLE.sql().update(POSTS).set(POSTS.userId, bob.getId()).execute();
            session.update(POSTS).set(POSTS.title, "x").all().run();
            assertThat(loaded.getTitle()).isEqualTo("x");
        });
        assertThat(Objects.requireNonNull(
                        SAMPLE.sql().fetchValue(DSL.selectDistinct(POSTS.userId).from(POSTS))))
                .isEqualTo(bob.getId());
    }
}
