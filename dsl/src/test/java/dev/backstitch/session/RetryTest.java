package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.session.Retry.retry;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backstitch.error.ConflictException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryTest {

    private static final String SERIALIZABLE = "set transaction isolation level serializable";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private final List<Integer> waits = new ArrayList<>();

    /** Tells how often it was asked, and waits for nothing. */
    private Retry atOnce(int attempts) {
        return retry(attempts).waiting(failures -> {
            waits.add(failures);
            return Duration.ZERO;
        });
    }

    @BeforeEach
    void twoOnDuty() {
        SAMPLE.db().transaction(session -> {
            session.add(new User("on"));
            session.add(new User("on"));
        });
    }

    /** Goes off duty, if another is left; two such that do not see each other leave nobody. */
    private static void goOff(Session session, long id) {
        List<User> onDuty = session.list(from(USERS).where(USERS.name.eq("on")));
        if (onDuty.size() > 1) {
            session.get(USERS.id, id).setName("off");
        }
    }

    private void goOffMeanwhile(long id) {
        SAMPLE.db().transaction(other -> {
            other.dsl().execute(SERIALIZABLE);
            goOff(other, id);
        });
    }

    @Test
    void workThatConflictsIsRunAgainInANewSession() {
        Set<Session> sessions = new HashSet<>();
        SAMPLE.db().transaction(atOnce(3), session -> {
            session.dsl().execute(SERIALIZABLE);
            goOff(session, 1);
            if (sessions.isEmpty()) {
                goOffMeanwhile(2);
            }
            sessions.add(session);
        });
        assertThat(sessions).hasSize(2);
        assertThat(waits).containsExactly(1);
        assertThat(SAMPLE.sql().select(USERS.name).from(USERS).orderBy(USERS.id).fetch(USERS.name))
                .containsExactly("on", "off");
    }

    @Test
    void theLastFailureCarriesTheEarlierOnes() {
        ConflictException last = catchThrowableOfType(
                ConflictException.class,
                () -> SAMPLE.db().transaction(atOnce(3), session -> {
                    session.dsl().execute("set transaction isolation level repeatable read");
                    User first = session.get(USERS.id, 1L);
                    SAMPLE.db().transaction(other -> {
                        other.get(USERS.id, 1L).setName("o" + waits.size());
                    });
                    first.setName("mine");
                }));
        assertThat(last.kind()).isEqualTo(ConflictException.Kind.SERIALIZATION);
        assertThat(last.sqlState()).isEqualTo("40001");
        assertThat(last)
                .hasMessage(
                        "updating 1 rows of users: PostgreSQL broke the transaction off because others work on the same"
                                + " rows (could not serialize access due to concurrent update): run it again from its start, as"
                                + " db.transaction(retry(3), ..) does");
        assertThat(last.getSuppressed()).hasSize(2).hasOnlyElementsOfType(ConflictException.class);
        assertThat(waits).containsExactly(1, 2);
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("mine"))).isZero();
    }

    @Test
    void aDeadlockIsToldApartAndRunAgain() throws Exception {
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<ConflictException.Kind> kinds = new ArrayList<>();
            CountDownLatch oneCommitted = new CountDownLatch(1);
            Future<?> one = threads.submit(() -> swap(bothHaveOne, oneCommitted, 1, 2, kinds));
            Future<?> other = threads.submit(() -> swap(bothHaveOne, oneCommitted, 2, 1, kinds));
            one.get(60, TimeUnit.SECONDS);
            other.get(60, TimeUnit.SECONDS);
            assertThat(kinds).containsExactly(ConflictException.Kind.DEADLOCK);
        } finally {
            threads.shutdownNow();
        }
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("on"))).isZero();
    }

    /** The second attempt begins when the other is through, so that it cannot take again what that waits for. */
    private static void swap(
            CyclicBarrier bothHaveOne,
            CountDownLatch oneCommitted,
            long first,
            long second,
            List<ConflictException.Kind> kinds) {
        List<Session> tried = new ArrayList<>();
        SAMPLE.db().transaction(retry(2).waiting(failures -> Duration.ZERO), session -> {
            if (!tried.isEmpty()) {
                await(oneCommitted);
            }
            session.get(USERS.id, first).setName("by " + first);
            session.flush();
            if (tried.isEmpty()) {
                tried.add(session);
                await(bothHaveOne);
            }
            session.get(USERS.id, second).setName("by " + first);
            try {
                session.flush();
            } catch (ConflictException e) {
                synchronized (kinds) {
                    kinds.add(e.kind());
                }
                throw e;
            }
        });
        oneCommitted.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void newObjectsOfAFailedAttemptAreNewToTheNext() {
        User alice = new User("Alice");
        Post post = new Post("p");
        alice.posts().add(post);
        List<Long> ids = new ArrayList<>();
        SAMPLE.db().transaction(atOnce(2), session -> {
            assertThat(alice.getId()).isNull();
            session.add(alice);
            session.flush();
            ids.add(alice.getId());
            if (ids.size() == 1) {
                session.dsl().execute("do $$ begin raise exception 'as if' using errcode = '40001'; end $$");
            }
        });
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(SAMPLE.sql().fetchCount(USERS)).isEqualTo(3);
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isEqualTo(alice.getId());
        assertThat(alice.posts()).containsExactly(post);
        assertMirrored(Sample.MODEL, alice);
    }

    @Test
    void aConflictThatTheWorkSwallowedIsRunAgainToo() {
        List<Session> tried = new ArrayList<>();
        SAMPLE.db().transaction(atOnce(2), session -> {
            tried.add(session);
            session.dsl().execute("set transaction isolation level repeatable read");
            User first = session.get(USERS.id, 1L);
            if (tried.size() == 1) {
                SAMPLE.db().transaction(other -> {
                    other.get(USERS.id, 1L).setName("other");
                });
            }
            first.setName("kept");
            try {
                session.flush();
            } catch (ConflictException swallowed) {
                assertThat(tried).hasSize(1);
            }
        });
        assertThat(tried).hasSize(2);
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("kept"))).isOne();
    }

    @Test
    void anyOtherFailureIsThrownAtOnce() {
        List<Session> tried = new ArrayList<>();
        assertThatThrownBy(() -> SAMPLE.db().transaction(atOnce(3), session -> {
                    tried.add(session);
                    throw new IllegalStateException("no conflict");
                }))
                .hasMessage("no conflict")
                .hasNoSuppressedExceptions();
        assertThat(tried).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void anotherFailureAfterAConflictCarriesIt() {
        List<Session> tried = new ArrayList<>();
        assertThatThrownBy(() -> SAMPLE.db().transaction(atOnce(3), session -> {
                    tried.add(session);
                    if (tried.size() == 2) {
                        throw new IllegalStateException("other");
                    }
                    session.dsl().execute("do $$ begin raise exception 'as if' using errcode = '40P01'; end $$");
                }))
                .hasMessage("other")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void oneThatIsInterruptedDoesNotTryAgain() {
        List<Session> tried = new ArrayList<>();
        assertThatThrownBy(() -> SAMPLE.db().transaction(retry(3), session -> {
                    tried.add(session);
                    Thread.currentThread().interrupt();
                    session.dsl().execute("do $$ begin raise exception 'as if' using errcode = '40001'; end $$");
                }))
                .hasMessageContaining("as if");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tried).hasSize(1);
    }

    @Test
    void waitsGrowAndAreRandom() {
        for (int failures = 1; failures < 100; failures++) {
            long most = 10L << Math.min(failures - 1, 6);
            assertThat(retry(3).waitAfter(failures).toMillis()).isBetween(most / 2, most);
        }
    }

    @Test
    void noAttemptAtAllIsRefused() {
        assertThatThrownBy(() -> retry(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("retry(0) would not even try once: give at least 1");
    }
}
