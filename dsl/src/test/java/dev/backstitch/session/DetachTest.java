package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.backstitch.error.UsageException;
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

class DetachTest {

    private static final String UNWRITTEN =
            "detach: the Posts object has links that are not written yet: flush, or take them back, before; nothing was changed";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void aliceWithTwoPostsAndATag() {
        SAMPLE.db().transaction(session -> {
            User alice = session.add(new User("Alice"));
            alice.posts().replaceWith(new Post("one"), new Post("two"));
            alice.posts().get(0).tags().add(new Tag("java"));
        });
        SAMPLE.statements();
    }

    private static List<String> written() {
        return SAMPLE.statements().stream()
                .filter(sql -> !sql.startsWith("select"))
                .toList();
    }

    @Test
    void changedPropertiesAreNotWrittenAndTheRowIsReadAnewAsAnotherObject() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            alice.setName("lost");
            session.detach(alice);
            assertThat(session.contains(alice)).isFalse();
            assertThat(alice.getName()).isEqualTo("lost");
            User again = session.get(USERS.id, 1L);
            assertThat(again).isNotSameAs(alice);
            assertThat(again.getName()).isEqualTo("Alice");
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void loadedLinksStayAndMirrorAndOthersSayWhyTheyCannotBeRead() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = alice.posts().get(0);
            session.detach(one);
            assertThat(one.author().get()).isSameAs(alice);
            assertThat(alice.posts()).hasSize(2).contains(one);
            assertThatThrownBy(() -> one.tags().size())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Posts.tags is not loaded and its object was detached from its session: load it inside the"
                                    + " transaction, with(Posts.tags) in the query");
            assertMirrored(Sample.MODEL, alice);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void theObjectThatIsReadAnewTakesItsPlace() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = alice.posts().get(0);
            Post two = alice.posts().get(1);
            Tag java = one.tags().get(0);
            assertThat(java.posts()).containsExactly(one);
            session.detach(one);
            Post again = session.get(POSTS.id, 1L);
            assertThat(alice.posts()).containsExactly(two, again);
            assertThat(again.author().get()).isSameAs(alice);
            assertThat(one.author().isLoaded()).isFalse();
            assertThat(again.tags()).containsExactly(java);
            assertThat(java.posts()).containsExactly(again);
            assertMirrored(Sample.MODEL, alice, again, java, two);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aCollectionThatIsLoadedLaterHasTheNewObjectOnly() {
        SAMPLE.db().transaction(session -> {
            Post one = session.get(POSTS.id, 1L);
            User alice = one.author().get();
            session.detach(one);
            assertThat(alice.posts()).hasSize(2).doesNotContain(one);
            assertThat(one.author().isLoaded()).isFalse();
            assertMirrored(Sample.MODEL, alice);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aReferenceToADetachedObjectKeepsItsRow() {
        SAMPLE.db().transaction(session -> {
            Post one = session.get(POSTS.id, 1L);
            User alice = one.author().get();
            session.detach(alice);
            one.setTitle("changed");
            one.tags().add(new Tag("more"));
            session.flush();
            assertThat(one.author().get()).isSameAs(alice);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(1L))).isEqualTo(2);
    }

    @Test
    void unlinkedFromAnObjectOfTheSessionItIsPartOfItAgain() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = alice.posts().get(0);
            Post two = alice.posts().get(1);
            session.detach(one);
            session.detach(two);
            alice.posts().remove(one);
            two.author().set(null);
            assertThat(session.contains(one)).isTrue();
            assertThat(session.contains(two)).isTrue();
        });
        assertThat(written()).hasSize(1);
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.isNull())).isEqualTo(2);
    }

    @Test
    void aReferenceThatIsTakenFromADetachedObjectIsWritten() {
        SAMPLE.db().transaction(session -> {
            Post one = session.get(POSTS.id, 1L);
            User alice = one.author().get();
            session.detach(alice);
            one.author().set(null);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.isNull())).isOne();
    }

    @Test
    void pairsWithADetachedObjectAreWrittenToo() {
        SAMPLE.db().transaction(session -> {
            Post one = session.get(POSTS.id, 1L);
            Tag java = one.tags().get(0);
            session.detach(java);
            one.tags().remove(java);
        });
        assertThat(SAMPLE.sql().fetchCount(table(name("post_tags")))).isZero();
    }

    @Test
    void itMayBeAddedAgainAndThenItsChangesAreWritten() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            session.detach(alice);
            alice.setName("Alicia");
            session.flush();
            assertThat(SAMPLE.sql().fetchValue(USERS.name)).isEqualTo("Alice");
            session.add(alice);
        });
        assertThat(SAMPLE.sql().fetchValue(USERS.name)).isEqualTo("Alicia");
    }

    @Test
    void linkedWhereAnotherObjectStandsForItsRowItIsRefusedBeforeAnythingChanges() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = session.get(POSTS.id, 1L);
            session.detach(one);
            session.get(POSTS.id, 1L);
            int before = alice.posts().size();
            assertThatThrownBy(() -> alice.posts().add(one))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the session already holds another object of Posts with the key 1: use that one instead of the"
                                    + " object that an ended session loaded; nothing was changed");
            assertThat(alice.posts()).hasSize(before).doesNotContain(one);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void unwrittenLinksAreNotDroppedSilently() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = alice.posts().get(0);
            Post two = session.get(POSTS.id, 2L);
            one.author().set(null);
            assertRefused(session, one, UNWRITTEN);
            assertRefused(session, alice, UNWRITTEN.replace("Posts", "Users"));
            one.author().set(alice);
            one.tags().add(new Tag("sql"));
            assertRefused(session, one, UNWRITTEN);
            alice.profile().set(new Profile("new"));
            assertRefused(session, alice, UNWRITTEN.replace("Posts", "Users"));
            Post fresh = new Post("fresh");
            alice.posts().add(fresh);
            assertRefused(session, fresh, UNWRITTEN);
            session.flush();
            session.detach(one);
            session.detach(fresh);
            session.delete(two);
            assertRefused(
                    session,
                    two,
                    "detach: the Posts object is to be deleted by this session: undelete it, or flush, before");
            assertRefused(session, one, "detach: the Posts object is not in this session");
        });
    }

    @Test
    void aNewObjectWithoutLinksIsSimplyForgotten() {
        SAMPLE.db().transaction(session -> {
            User bob = session.add(new User("Bob"));
            session.detach(bob);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aNestedTransactionThatIsRolledBackBringsItBack() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = alice.posts().get(0);
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.detach(one);
                        inner.get(POSTS.id, 1L);
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(session.contains(one)).isTrue();
            assertThat(session.get(POSTS.id, 1L)).isSameAs(one);
            assertThat(alice.posts()).hasSize(2).contains(one);
            assertMirrored(Sample.MODEL, alice);
            one.setTitle("kept");
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.title.eq("kept"))).isOne();
    }

    @Test
    void afterARollbackWhatWasNewIsNewAlthoughItWasDetached() {
        User bob = new User("Bob");
        Post post = new Post("his");
        bob.posts().add(post);
        post.tags().add(new Tag("sql"));
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(bob);
                    session.flush();
                    session.detach(bob);
                    session.detach(post);
                    throw new IllegalStateException("all");
                }))
                .hasMessage("all");
        assertThat(bob.getId()).isNull();
        assertThat(bob.posts()).containsExactly(post);
        SAMPLE.db().transaction(session -> session.add(bob));
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(bob.getId()))).isOne();
        assertThat(SAMPLE.sql().fetchCount(table(name("post_tags")))).isEqualTo(2);
    }

    @Test
    void anotherSessionTakesIt() {
        SAMPLE.db().transaction(session -> {
            User alice = session.one(from(USERS).with(USERS.posts));
            session.detach(alice);
            alice.setName("Alicia");
            alice.posts().forEach(session::detach);
            SAMPLE.db().transaction(other -> other.add(alice));
        });
        assertThat(SAMPLE.sql().fetchValue(USERS.name)).isEqualTo("Alicia");
        assertThat(SAMPLE.sql().fetchCount(TAGS)).isOne();
    }

    private static void assertRefused(Session session, Object entity, String message) {
        assertThatThrownBy(() -> session.detach(entity))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
