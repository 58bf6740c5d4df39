package dev.backstitch.law;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import dev.backstitch.session.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of links after a rollback, and what a second thread may not do, in every kind of relationship. */
class SessionEndLawTest {

    private static final String SIDES = "dev.backstitch.law.Sides#";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void rolledBack(Consumer<Session> work) {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    work.accept(session);
                    throw new Stop();
                }))
                .isInstanceOf(Stop.class);
    }

    @DisplayName("case 28: after a rollback new objects are new again, and another session takes them as they are")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void newObjectsAreNewAgain(Side<N, F> side) {
        N a = side.newNear("a");
        F x = side.newFar("x");
        side.link(a, x);
        rolledBack(session -> {
            session.add(a);
            session.flush();
            assertThat(side.rows(session)).containsExactly("a-x");
            assertThat(Side.keyOf(a)).isNotNull();
            assertThat(Side.keyOf(x)).isNotNull();
        });
        assertThat(Side.keyOf(a)).isNull();
        assertThat(Side.keyOf(x)).isNull();
        assertThat(side.link(a).isLoaded()).isTrue();
        assertThat(side.read(a)).containsExactly(x);
        assertMirrored(MODEL, a, x);
        assertThat(side.rows(SAMPLE)).isEmpty();
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            session.add(a);
        });
        assertThat(SAMPLE.statements()).allMatch(sql -> sql.startsWith("insert"));
        assertThat(side.rows(SAMPLE)).containsExactly("a-x");
        assertThat(side.countFar(SAMPLE, "x")).isOne();
    }

    @DisplayName("case 28: what was unlinked after the flush that was rolled back stays unlinked")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "nullable")
    <N, F> void linksAreAsTheUserLeftThem(Side<N, F> side) {
        N a = side.newNear("a");
        F x = side.newFar("x");
        F w = side.newFar("w");
        side.link(a, x);
        rolledBack(session -> {
            session.add(a);
            session.flush();
            side.unlink(a, x);
            side.link(a, w);
            session.flush();
            assertThat(side.rows(session)).containsExactly("a-w");
        });
        assertThat(side.read(a)).containsExactly(w);
        assertMirrored(MODEL, a, x, w);
        SAMPLE.db().transaction(session -> {
            session.add(a);
            session.add(x);
        });
        assertThat(side.rows(SAMPLE)).containsExactly("a-w");
        assertThat(side.countFar(SAMPLE, "x")).isOne();
    }

    @DisplayName("case 28: a new object that was linked to one that has a row is linked in the next session too")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aNewObjectStaysLinkedToOneThatHasARow(Side<N, F> side) {
        side.store(SAMPLE);
        F mine = side.newFar("new");
        AtomicReference<N> kept = new AtomicReference<>();
        rolledBack(session -> {
            N b = side.near(session, "b");
            kept.set(b);
            side.link(b, mine);
            session.flush();
            assertThat(side.rows(session)).contains("b-new");
        });
        assertThat(Side.keyOf(mine)).isNull();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
        assertMirrored(MODEL, kept.get(), mine);
        SAMPLE.db().transaction(session -> {
            session.add(kept.get());
        });
        assertThat(side.rows(SAMPLE))
                .isEqualTo(side.isMany() ? List.of("a-x", "a-y", "b-new", "b-z") : List.of("a-x", "b-new"));
    }

    @DisplayName("case 28: a link between two that have rows is written by the next session")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aLinkBetweenTwoThatHaveRowsIsWrittenNext(Side<N, F> side) {
        side.store(SAMPLE);
        AtomicReference<N> kept = new AtomicReference<>();
        rolledBack(session -> {
            N a = side.near(session, "a");
            kept.set(a);
            side.link(a, side.far(session, "z"));
            session.flush();
            assertThat(side.rows(session)).isEqualTo(side.stockWithAZ());
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
        SAMPLE.db().transaction(session -> {
            session.add(kept.get());
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName(
            "case 28: a link between two that have rows is written by the next session also where it was never flushed")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aLinkThatWasNeverFlushedIsWrittenNext(Side<N, F> side) {
        side.store(SAMPLE);
        AtomicReference<N> kept = new AtomicReference<>();
        rolledBack(session -> {
            N a = side.near(session, "a");
            F z = side.far(session, "z");
            kept.set(a);
            side.link(a, z);
        });
        SAMPLE.db().transaction(session -> {
            session.add(kept.get());
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 28: who was deleted is as before, and may be deleted by another session")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void whoWasDeletedMayBeDeletedAgain(Side<N, F> side) {
        side.store(SAMPLE);
        AtomicReference<F> kept = new AtomicReference<>();
        rolledBack(session -> {
            N a = session.one(side.near("a").with(side.here()));
            F x = side.read(a).get(0);
            if (side.isMirrored()) {
                assertThat(side.readBack(x)).containsExactly(a);
            }
            kept.set(x);
            session.delete(x);
            session.flush();
            assertThat(side.rows(session)).isEqualTo(side.stockWithoutAX());
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
        assertThat(side.countFar(SAMPLE, "x")).isOne();
    }

    @DisplayName("case 29: a second thread can change no link, and nothing is changed")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aSecondThreadCanChangeNoLink(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = session.one(side.near("a").with(side.here()));
            F x = side.read(a).get(0);
            F z = side.far(session, "z");
            List<F> before = side.read(a);
            SAMPLE.statements();
            assertRefused(() -> side.link(a, z));
            assertRefused(() -> side.unlink(a, x));
            assertRefused(() -> side.link(a, side.newFar("new")));
            assertThat(side.read(a)).isEqualTo(before);
            assertMirrored(MODEL, a, x, z);
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 29: a second thread can load no link")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aSecondThreadCanLoadNoLink(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            SAMPLE.statements();
            assertRefused(() -> side.read(a));
            assertThat(side.link(a).isLoaded()).isFalse();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(side.read(a)).isNotEmpty();
        });
    }

    @DisplayName("case 29: a second thread can fill no reference from the session")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "holding")
    <N, F> void aSecondThreadCanFillNoReference(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            assertRefused(() -> side.read(a));
            assertThat(side.read(a)).containsExactly(x);
        });
    }

    @DisplayName("case 29: a second thread can call no method of a session")
    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aSecondThreadCanCallNothing(Consumer<Session> call) {
        SAMPLE.db().transaction(session -> {
            assertRefused(() -> call.accept(session));
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    static Stream<Named<Consumer<Session>>> calls() {
        return Stream.of(
                call("add", session -> session.add(new User("u"))),
                call("delete", session -> session.delete(new User("u"))),
                call("contains", session -> session.contains(new User("u"))),
                call("get", session -> session.get(USERS.id, 1L)),
                call("find", session -> session.find(USERS.id, 1L)),
                call("list", session -> session.list(from(USERS))),
                call("one", session -> session.one(from(USERS))),
                call("first", session -> session.first(from(USERS))),
                call("flush", Session::flush),
                call("dsl", Session::dsl));
    }

    private static Named<Consumer<Session>> call(String name, Consumer<Session> call) {
        return Named.of(name, call);
    }

    private static void assertRefused(Runnable call) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(call, "other");
        other.setUncaughtExceptionHandler((thread, problem) -> thrown.set(problem));
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thrown.get())
                .isInstanceOf(UsageException.class)
                .hasMessage("a session belongs to the thread that began it, "
                        + Thread.currentThread().getName()
                        + ", and was used by other: give every thread a transaction of its own; nothing was changed");
    }
}
