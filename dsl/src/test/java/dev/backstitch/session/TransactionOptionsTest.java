package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.session.Isolation.SERIALIZABLE;
import static dev.backstitch.session.TransactionOptions.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.StatementException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionOptionsTest {

    private static final String REFUSED =
            "the transaction is read-only, and 1 row differs from its object: change objects in a transaction without"
                    + " readOnly(), or leave them as they were read; nothing was sent";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void aliceWithAPost() {
        SAMPLE.db().transaction(session -> {
            session.add(new User("Alice")).posts().add(new Post("p"));
        });
        SAMPLE.statements();
    }

    private static String shown(Session session, String setting) {
        return (String) session.dsl().fetchValue("show " + setting);
    }

    @ParameterizedTest
    @EnumSource
    void anIsolationHoldsForTheTransactionOnly(Isolation level) {
        String words = level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        assertThat(SAMPLE.db()
                        .<String>transaction(
                                options().isolation(level), session -> shown(session, "transaction_isolation")))
                .isEqualTo(words);
        assertThat(SAMPLE.statements()).first().isEqualTo("set transaction isolation level " + words);
        assertThat(SAMPLE.db().<String>transaction(session -> shown(session, "transaction_isolation")))
                .isEqualTo("read committed");
    }

    @Test
    void nothingOutlivesTheTransaction() {
        SAMPLE.db()
                .transaction(
                        options().readOnly().isolation(SERIALIZABLE).statementTimeout(Duration.ofSeconds(7)),
                        session -> {
                            assertThat(shown(session, "transaction_read_only")).isEqualTo("on");
                            assertThat(shown(session, "statement_timeout")).isEqualTo("7s");
                        });
        assertThat(SAMPLE.statements())
                .startsWith(
                        "set transaction isolation level serializable, read only",
                        "set local statement_timeout = 7000");
        for (int i = 0; i < 4; i++) {
            SAMPLE.db().transaction(session -> {
                assertThat(shown(session, "transaction_read_only")).isEqualTo("off");
                assertThat(shown(session, "transaction_isolation")).isEqualTo("read committed");
                assertThat(shown(session, "statement_timeout")).isEqualTo("0");
            });
        }
    }

    @Test
    void plainOptionsSendNothing() {
        SAMPLE.db().transaction(options(), session -> {});
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aReadOnlyTransactionReadsAndLoads() {
        SAMPLE.db().transaction(options().readOnly(), session -> {
            User alice = session.one(from(USERS));
            assertThat(alice.posts()).extracting(Post::getTitle).containsExactly("p");
            assertThat(alice.posts().get(0).author().get()).isSameAs(alice);
        });
    }

    @Test
    void addedAndDeletedAndLinkedObjectsAreRefusedAtItsEndAndBeforeQueries() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(options().readOnly(), session -> {
                    session.add(new User("Bob"));
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(REFUSED);
        assertThatThrownBy(() -> SAMPLE.db().transaction(options().readOnly(), session -> {
                    session.delete(session.one(from(POSTS)));
                    session.list(from(USERS));
                }))
                .hasMessage(REFUSED);
        assertThatThrownBy(() -> SAMPLE.db().transaction(options().readOnly(), session -> {
                    session.one(from(POSTS)).author().set(null);
                }))
                .hasMessage(REFUSED);
        assertThat(SAMPLE.statements()).allMatch(sql -> sql.startsWith("select") || sql.startsWith("set"));
    }

    @Test
    void changedPropertiesAreRefusedByAnExplicitFlushAndNotLookedForAtItsEnd() {
        User changed = SAMPLE.db().transaction(options().readOnly(), session -> {
            User alice = session.one(from(USERS));
            alice.setName("Alicia");
            session.list(from(POSTS));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(UsageException.class)
                    .hasMessage(REFUSED);
            return alice;
        });
        assertThat(SAMPLE.sql().fetchValues(USERS.name)).containsExactly("Alice");
        SAMPLE.db().transaction(session -> session.add(changed));
        assertThat(SAMPLE.sql().fetchValues(USERS.name)).containsExactly("Alicia");
    }

    @Test
    void whatIsAddedUnchangedToAReadOnlyTransactionIsNoChange() {
        User alice = SAMPLE.db().transaction(session -> session.one(from(USERS)));
        SAMPLE.db().transaction(options().readOnly(), session -> {
            session.add(alice);
            assertThat(alice.posts()).hasSize(1);
        });
    }

    @Test
    void theUsersOwnWritesAreRefusedByPostgresql() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(options().readOnly(), session -> {
                    session.dsl().deleteFrom(POSTS).execute();
                }))
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void aStatementThatTakesTooLongIsToldWithItsLimit() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(options().statementTimeout(Duration.ofMillis(50)), session -> {
                    session.list(from(USERS).where(DSL.condition("pg_sleep(10) is not null")));
                }))
                .isInstanceOf(StatementException.class)
                .hasMessage(
                        "reading Users: the statement was cancelled (canceling statement due to statement timeout), and the"
                                + " transaction's statement timeout is 50 ms: allow it more time, or ask for fewer rows");
    }

    @Test
    void aLimitThatIsNoneIsRefused() {
        assertThatThrownBy(() -> options().statementTimeout(Duration.ZERO))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "statementTimeout(PT0S) is no limit that PostgreSQL knows: give at least a millisecond and at most"
                                + " 24 days, or leave it out");
        assertThatThrownBy(() -> options().statementTimeout(Duration.ofDays(25)))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void everyAttemptIsOfTheSameKind() {
        List<String> levels = new ArrayList<>();
        SAMPLE.db()
                .transaction(
                        options().isolation(SERIALIZABLE).retry(Retry.retry(2).waiting(any -> Duration.ZERO)),
                        session -> {
                            levels.add(shown(session, "transaction_isolation"));
                            if (levels.size() == 1) {
                                session.dsl()
                                        .execute("do $$ begin raise exception 'as if' using errcode = '40001'; end $$");
                            }
                        });
        assertThat(levels).containsExactly("serializable", "serializable");
    }
}
