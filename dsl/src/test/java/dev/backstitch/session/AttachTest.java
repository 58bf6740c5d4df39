package dev.backstitch.session;

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
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttachTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private final User alice = new User("Alice");
    private final Post one = new Post("one");
    private final Post two = new Post("two");
    private final Tag java = new Tag("java");

    @BeforeEach
    void aDetachedGraph() {
        alice.posts().replaceWith(one, two);
        one.tags().add(java);
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.add(new User("Bob"));
        });
        SAMPLE.statements();
    }

    private static List<String> written() {
        return SAMPLE.statements().stream()
                .filter(sql -> !sql.startsWith("select"))
                .toList();
    }

    @Test
    void itsRowsAreReadInOneStatementATableAndNothingIsWrittenWhereNothingDiffers() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.attach(alice)).isSameAs(alice);
            assertThat(SAMPLE.statements()).hasSize(3).allMatch(sql -> sql.startsWith("select"));
            assertThat(session.contains(java)).isTrue();
            assertThat(session.get(POSTS.id, two.getId())).isSameAs(two);
            session.attach(alice);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void whatDiffersFromTheRowsOfNowIsWritten() {
        SAMPLE.sql().execute("update users set name = 'others'");
        SAMPLE.sql().execute("update posts set title = 'mine'");
        one.setTitle("mine");
        two.setTitle("mine");
        SAMPLE.db().transaction(session -> {
            session.attach(alice);
        });
        assertThat(written()).hasSize(1).first().asString().startsWith("update \"users\" set \"name\"");
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("Alice"))).isOne();
    }

    @Test
    void linksThatWereChangedSinceAreWritten() {
        alice.posts().remove(two);
        one.tags().remove(java);
        two.tags().add(java);
        alice.posts().add(new Post("three"));
        SAMPLE.db().transaction(session -> {
            session.attach(alice);
            assertMirrored(Sample.MODEL, alice, two);
        });
        assertThat(SAMPLE.sql()
                        .select(POSTS.title)
                        .from(POSTS)
                        .where(POSTS.userId.eq(alice.getId()))
                        .orderBy(POSTS.id)
                        .fetch(POSTS.title))
                .containsExactly("one", "three");
        assertThat(SAMPLE.sql().fetchValues("select post_id from post_tags")).hasToString("[" + two.getId() + "]");
    }

    @Test
    void anObjectMadeByHandIsTheRowWithItsKey() {
        User byHand = new User("Changed");
        byHand.setId(alice.getId());
        Post added = new Post("added");
        byHand.posts().add(added);
        SAMPLE.db().transaction(session -> {
            session.attach(byHand);
            assertThat(byHand.posts().isLoaded()).isFalse();
            assertThat(byHand.posts()).hasSize(3).contains(added);
            assertMirrored(Sample.MODEL, byHand);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(alice.getId())))
                .isEqualTo(3);
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("Changed"))).isOne();
        assertThat(SAMPLE.sql().fetchCount(table(name("post_tags")))).isOne();
    }

    @Test
    void anEmptyReferenceOfAnObjectMadeByHandIsNotLoaded() {
        Post byHand = new Post("changed");
        byHand.setId(one.getId());
        SAMPLE.db().transaction(session -> {
            session.attach(byHand);
            assertThat(byHand.author().get().getName()).isEqualTo("Alice");
        });
        assertThat(written()).hasSize(1).first().asString().startsWith("update \"posts\" set \"title\"");
    }

    @Test
    void aPairThatIsThereAlreadyIsNotInsertedTwice() {
        Post byHand = new Post("one");
        byHand.setId(one.getId());
        Tag tag = new Tag("java");
        tag.setId(java.getId());
        byHand.tags().add(tag);
        SAMPLE.db().transaction(session -> {
            session.attach(byHand);
            assertThat(byHand.tags()).containsExactly(tag);
        });
        assertThat(SAMPLE.sql().fetchCount(table(name("post_tags")))).isOne();
    }

    @Test
    void whatHasNoKeyOrNoRowIsRefused() {
        assertRefused(
                new User("x"),
                "attach: the Users object has no key that names its row: set it, or add the object as a new one; nothing was"
                        + " changed");
        SAMPLE.sql().execute("delete from post_tags");
        SAMPLE.sql().execute("delete from posts where id = " + two.getId());
        assertRefused(
                alice,
                "attach: Posts with the key " + two.getId()
                        + " has no row: it was deleted, or never written; add it as a new"
                        + " one, with no key where PostgreSQL draws that; nothing was changed");
    }

    @Test
    void aTwinIsRefused() {
        SAMPLE.db().transaction(session -> {
            session.get(USERS.id, alice.getId());
            assertThatThrownBy(() -> session.attach(alice))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("the session already holds another object of Users with the key " + alice.getId()
                            + ": use that one instead of the object that an ended session loaded; nothing was changed");
            assertThat(session.contains(one)).isFalse();
        });
        User first = new User("a");
        User second = new User("b");
        first.setId(alice.getId());
        second.setId(alice.getId());
        Post post = new Post("p");
        post.setId(one.getId());
        Post other = new Post("q");
        other.setId(two.getId());
        post.author().set(first);
        other.author().set(second);
        Tag tag = new Tag("t");
        tag.posts().replaceWith(post, other);
        assertRefused(
                post,
                "attach: two objects that are linked stand for Users with the key " + alice.getId()
                        + ": link one of them everywhere; nothing was changed");
    }

    @Test
    void whatIsToBeDeletedOrAnothersIsRefused() {
        SAMPLE.db().transaction(session -> {
            session.attach(alice);
            assertThatThrownBy(() -> SAMPLE.db().transaction(other -> other.attach(alice)))
                    .hasMessage(
                            "an object of Users belongs to another open session: load it in this one, or end the other"
                                    + " first; nothing was changed");
            session.delete(one);
            assertThatThrownBy(() -> session.attach(one))
                    .hasMessage("attach: the Posts object is to be deleted by this session: undelete it instead");
        });
    }

    @Test
    void whatWasDetachedHereIsAttachedHere() {
        SAMPLE.db().transaction(session -> {
            session.attach(alice);
            session.detach(alice);
            alice.setName("Alicia");
            SAMPLE.sql().execute("update users set name = 'others'");
            session.attach(alice);
        });
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("Alicia"))).isOne();
    }

    @Test
    void inANestedTransactionThatIsRolledBackItIsDetachedAgain() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.attach(alice);
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(session.contains(alice)).isFalse();
            alice.setName("Alicia");
            session.attach(alice);
        });
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("Alicia"))).isOne();
    }

    @Test
    void mergedByAUniqueKeyThePropertiesAreCopiedOrTheObjectIsNew() {
        SAMPLE.db().transaction(session -> {
            Tag plain = new Tag("java");
            Tag merged = session.merge(plain, TAGS.name);
            assertThat(merged).isNotSameAs(plain);
            assertThat(merged.getId()).isEqualTo(java.getId());
            assertThat(session.contains(plain)).isFalse();
            Tag fresh = new Tag("sql");
            assertThat(session.merge(fresh, TAGS.name)).isSameAs(fresh);
            assertThat(session.merge(new Tag("sql"), TAGS.name)).isSameAs(fresh);
            assertThat(session.merge(fresh, TAGS.name)).isSameAs(fresh);
            User byId = new User("Alicia");
            byId.setId(alice.getId());
            assertThat(session.merge(byId, USERS.id).getName()).isEqualTo("Alicia");
        });
        assertThat(SAMPLE.sql().fetchCount(TAGS)).isEqualTo(2);
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("Alicia"))).isOne();
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.merge(new User("Alice"), USERS.name))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Users.name is neither the whole primary key nor a unique key, so it does not name one object:"
                                    + " use a query, as in list(from(..).where(..))");
            assertThatThrownBy(() -> session.merge(new Tag(null), TAGS.name))
                    .hasMessage(
                            "merge: the object has no Tags.name, which is to tell whose row it is: set it, or add the object"
                                    + " as a new one");
            Tag linked = new Tag("java");
            linked.posts().add(new Post("lost"));
            assertThatThrownBy(() -> session.merge(linked, TAGS.name))
                    .hasMessage(
                            "merge: the object links Tags.posts, and its row is there already: links are not copied, so link"
                                    + " the object that merge(..) returns; nothing was changed");
        });
        assertThat(written()).isEmpty();
    }

    private static void assertRefused(Object entity, String message) {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.attach(entity))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(message);
            assertThat(session.contains(entity)).isFalse();
        });
    }
}
