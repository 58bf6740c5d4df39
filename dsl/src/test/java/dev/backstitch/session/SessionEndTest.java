package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionEndTest {

    private static final String GIVEN_UP =
            "a statement of this transaction has failed, so PostgreSQL has given it up: it is rolled back, whatever follows; let"
                    + " the exception pass, and begin another transaction";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @Test
    void anExceptionRollsBack() {
        User alice = new User("Alice");
        Post post = new Post("p");
        alice.posts().add(post);
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(alice);
                    session.flush();
                    assertThat(alice.getId()).isNotNull();
                    throw new IllegalArgumentException("stop");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stop");
        assertThat(users()).isZero();
    }

    @Test
    void afterARollbackNewObjectsAreNewAgain() {
        User alice = new User("Alice");
        Post post = new Post("p");
        alice.posts().add(post);
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(alice);
                    session.flush();
                    throw new IllegalArgumentException("stop");
                }))
                .hasMessage("stop");
        assertThat(alice.getId()).isNull();
        assertThat(post.getId()).isNull();
        assertThat(alice.posts()).containsExactly(post);
        SAMPLE.db().transaction(session -> {
            session.add(alice);
        });
        assertThat(users()).isOne();
        assertThat(alice.getId()).isNotNull();
    }

    @Test
    void aFailureThatWasSwallowedIsNeverCommitted() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(new User("Alice"));
                    session.flush();
                    session.add(new Tag("same"));
                    session.add(new Tag("same"));
                    assertThatThrownBy(session::flush).isInstanceOf(ConstraintException.class);
                    assertThatThrownBy(() -> session.list(from(USERS)))
                            .isInstanceOf(UsageException.class)
                            .hasMessage(GIVEN_UP);
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(GIVEN_UP);
        assertThat(users()).isZero();
    }

    @Test
    void aFailureOfTheUsersOwnStatementIsKnownToo() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(new User("Alice"));
                    session.flush();
                    assertThatThrownBy(() -> session.dsl().execute("select 1 / 0"))
                            .isInstanceOf(DataAccessException.class);
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(GIVEN_UP);
        assertThat(users()).isZero();
    }

    @Test
    void jooqsTransactionsInsideASessionAreSavepoints() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.dsl()
                            .transaction(nested -> nested.dsl()
                                    .insertInto(USERS, USERS.name)
                                    .values("inner")
                                    .execute());
                    throw new IllegalArgumentException("stop");
                }))
                .hasMessage("stop");
        assertThat(users()).isZero();

        SAMPLE.db().transaction(session -> {
            session.dsl().insertInto(USERS, USERS.name).values("kept").execute();
            assertThatThrownBy(() -> session.dsl().transaction(nested -> {
                        nested.dsl()
                                .insertInto(USERS, USERS.name)
                                .values("lost")
                                .execute();
                        nested.dsl().execute("select 1 / 0");
                    }))
                    .isInstanceOf(DataAccessException.class);
        });
        assertThat(SAMPLE.sql().fetchValues(USERS.name)).containsExactly("kept");
    }

    @Test
    void anEndedSessionSaysSo() {
        AtomicReference<Session> kept = new AtomicReference<>();
        SAMPLE.db().transaction(session -> {
            kept.set(session);
        });
        assertThatThrownBy(() -> kept.get().list(from(TAGS)))
                .isInstanceOf(UsageException.class)
                .hasMessage("the session has ended with its transaction: begin another with db.transaction(..)");
    }

    @Test
    void aSecondThreadIsRefused() {
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        SAMPLE.db().transaction(session -> {
            User alice = session.add(new User("Alice"));
            Thread other = new Thread(
                    () -> {
                        try {
                            alice.posts().add(new Post("p"));
                        } catch (RuntimeException e) {
                            refusal.set(e);
                        }
                    },
                    "other");
            other.start();
            join(other);
            assertThat(alice.posts()).isEmpty();
        });
        assertThat(refusal.get())
                .isInstanceOf(UsageException.class)
                .hasMessage("a session belongs to the thread that began it, "
                        + Thread.currentThread().getName()
                        + ", and was used by other: give every thread a transaction of its own; nothing was changed");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int users() {
        return SAMPLE.sql().fetchCount(USERS);
    }
}
