package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.StatementException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pessimistic locking: rows that a query locks are its transaction's until that ends. */
class RowLockTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static final EntityQuery<User> ALICE = from(USERS).where(USERS.name.eq("Alice"));

    @BeforeEach
    void write() {
        SAMPLE.db().transaction(session -> {
            session.add(new User("Alice"));
            session.add(new User("Bob"));
        });
        SAMPLE.statements();
    }

    static Stream<Arguments> locks() {
        return Stream.of(
                lock("for update of \"users\"", EntityQuery::forUpdate),
                lock("for no key update of \"users\"", EntityQuery::forNoKeyUpdate),
                lock("for share of \"users\"", EntityQuery::forShare),
                lock("for key share of \"users\"", EntityQuery::forKeyShare),
                lock(
                        "for update of \"users\" nowait",
                        query -> query.forUpdate().noWait()),
                lock(
                        "for share of \"users\" skip locked",
                        query -> query.forShare().skipLocked()));
    }

    private static Arguments lock(String sql, UnaryOperator<EntityQuery<User>> lock) {
        return Arguments.of(sql, lock);
    }

    @ParameterizedTest
    @MethodSource("locks")
    void theStatementLocks(String sql, UnaryOperator<EntityQuery<User>> lock) {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(lock.apply(ALICE).limit(1))).hasSize(1);
        });
        assertThat(SAMPLE.statements()).hasSize(1).allMatch(each -> each.endsWith(sql));
    }

    @Test
    void whatTheSessionHadIsReadAgainSinceItIsLockedOnlyNow() {
        SAMPLE.db().transaction(session -> {
            User alice = session.one(ALICE);
            User bob = session.one(from(USERS).where(USERS.name.eq("Bob")));
            SAMPLE.sql().execute("update users set name = name || '!'");
            SAMPLE.statements();
            assertThat(session.list(from(USERS).orderBy(USERS.name).forUpdate()))
                    .containsExactly(alice, bob);
            assertThat(SAMPLE.statements()).as("the query, and their rows").hasSize(2);
            assertThat(alice.getName()).isEqualTo("Alice!");
            assertThat(bob.getName()).isEqualTo("Bob!");
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void whoDoesNotWaitIsTold() {
        SAMPLE.db().transaction(session -> {
            session.list(ALICE.forUpdate());
            assertThatThrownBy(() -> SAMPLE.db().transaction(other -> {
                        other.list(ALICE.forUpdate().noWait());
                    }))
                    .isInstanceOf(StatementException.class)
                    .hasMessageStartingWith("reading Users: another transaction holds the lock")
                    .hasMessageEndingWith(": run it again from its start, or wait longer");
        });
    }

    @Test
    void aQueuePassesOverWhatOthersWorkOn() {
        SAMPLE.db().transaction(session -> {
            session.list(ALICE.forUpdate());
            SAMPLE.db().transaction(other -> {
                assertThat(other.list(from(USERS).forUpdate().skipLocked()))
                        .extracting(User::getName)
                        .containsExactly("Bob");
            });
        });
    }

    @Test
    void whatBecomesOfLockedRowsIsSaidAfterTheLock() {
        assertThatThrownBy(ALICE::skipLocked)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "skipLocked() says what becomes of locked rows, and the query locks none: call forUpdate() or"
                                + " forShare() before");
    }
}
