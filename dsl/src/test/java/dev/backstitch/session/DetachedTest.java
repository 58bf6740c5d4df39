package dev.backstitch.session;

import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a session loaded may be changed after its end, and added to another, which writes the difference. */
class DetachedTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private User alice;

    @BeforeEach
    void aUserWithTwoPostsAndATag() {
        alice = new User("Alice");
        alice.posts().replaceWith(new Post("a"), new Post("b"));
        alice.posts().get(0).tags().add(new Tag("java"));
        SAMPLE.db().transaction(session -> {
            session.add(alice);
        });
        SAMPLE.statements();
    }

    private void addAgain() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
        });
    }

    @Test
    void addedUnchangedItSendsNothing() {
        addAgain();
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void whatWasSetIsUpdated() {
        alice.setName("Alicia");
        addAgain();
        assertThat(SAMPLE.statements()).hasSize(1).first().asString().startsWith("update \"users\" set \"name\"");
        assertThat(SAMPLE.sql().fetchValues(USERS.name)).containsExactly("Alicia");
    }

    @Test
    void whatWasUnlinkedIsUpdatedAlthoughNothingLeadsToItAnyMore() {
        alice.posts().remove(alice.posts().get(1));
        addAgain();
        assertThat(SAMPLE.statements()).hasSize(1).first().asString().startsWith("update \"posts\" set \"user_id\"");
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.isNull())).isOne();
    }

    @Test
    void pairsThatWereUnlinkedAndLinkedAreWritten() {
        Post a = alice.posts().get(0);
        Post b = alice.posts().get(1);
        Tag java = a.tags().get(0);
        a.tags().remove(java);
        b.tags().add(java);
        addAgain();
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(SAMPLE.sql().fetchValues("select post_id from post_tags")).hasToString("[" + b.getId() + "]");
    }

    @Test
    void aNewObjectMayBeLinkedToOneThatAnEndedSessionLoaded() {
        Post late = new Post("late");
        late.author().set(alice);
        SAMPLE.db().transaction(session -> {
            session.add(late);
        });
        assertThat(SAMPLE.statements()).hasSize(1).first().asString().startsWith("insert into \"posts\"");
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(alice.getId())))
                .isEqualTo(3);
    }

    @Test
    void twoObjectsOfOneRowAreRefused() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.get(USERS.id, alice.getId());
                    session.add(alice);
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage("the session already holds another object of Users with the key " + alice.getId()
                        + ": use that one instead of the object that an ended session loaded; nothing was changed");
    }

    @Test
    void afterARollbackChangedObjectsAreWrittenByTheNextSession() {
        alice.setName("Alicia");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(alice);
                    session.delete(alice.posts().get(1));
                    session.flush();
                    throw new IllegalArgumentException("stop");
                }))
                .hasMessage("stop");
        assertThat(SAMPLE.sql().fetchValues(USERS.name)).containsExactly("Alice");
        addAgain();
        assertThat(SAMPLE.sql().fetchValues(USERS.name)).containsExactly("Alicia");
    }

    @Test
    void whatIsThrownAroundTheCompilerRollsBackToo() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.get(USERS.id, alice.getId()).setName("never");
                    session.flush();
                    DetachedTest.<RuntimeException>sneak(new IOException("checked"));
                }))
                .isInstanceOf(IOException.class);
        assertThat(SAMPLE.sql().fetchValues(USERS.name)).containsExactly("Alice");
    }

    @SuppressWarnings("unchecked") // that is the trick
    private static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
