package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JoinTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private final User alice = new User("Alice");

    private static Connection begun() throws SQLException {
        Connection connection = SAMPLE.pool().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static int users() {
        return SAMPLE.sql().fetchCount(USERS);
    }

    @Test
    void whatWasChangedIsFlushedAndNotCommitted() throws SQLException {
        try (Connection connection = begun()) {
            Long id =
                    SAMPLE.db().join(connection, session -> session.add(alice)).getId();
            assertThat(id).isNotNull();
            assertThat(SAMPLE.statements()).hasSize(1).first().asString().startsWith("insert into \"users\"");
            assertThat(users()).isZero();
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isFalse();
            connection.commit();
        }
        assertThat(users()).isOne();
    }

    @Test
    void itSeesAndKeepsWhatItsOwnerDid() throws SQLException {
        try (Connection connection = begun();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into users (name) values ('by hand')");
            SAMPLE.db().join(connection, session -> {
                session.one(from(USERS)).setName("joined");
            });
            SAMPLE.db().join(connection, session -> {
                assertThat(session.one(from(USERS)).getName()).isEqualTo("joined");
            });
            connection.rollback();
        }
        assertThat(users()).isZero();
    }

    @Test
    void whereTheWorkThrowsObjectsAreAsAfterARollbackAndTheExceptionPasses() throws SQLException {
        Post post = new Post("p");
        alice.posts().add(post);
        try (Connection connection = begun()) {
            assertThatThrownBy(() -> SAMPLE.db().join(connection, session -> {
                        session.add(alice);
                        session.flush();
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(alice.getId()).isNull();
            assertThat(alice.posts()).containsExactly(post);
            connection.rollback();
            SAMPLE.db().join(connection, session -> session.add(alice));
            connection.commit();
        }
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isEqualTo(alice.getId());
        assertThat(users()).isOne();
    }

    @Test
    void aFlushThatFailsAtTheEndLeavesTheOthersTransactionFailed() throws SQLException {
        Tag first = new Tag("same");
        try (Connection connection = begun()) {
            assertThatThrownBy(() -> SAMPLE.db().join(connection, session -> {
                        session.add(first);
                        session.add(new Tag("same"));
                    }))
                    .isInstanceOf(ConstraintException.class);
            assertThat(first.getId()).isNull();
            assertThatThrownBy(() -> SAMPLE.db().join(connection, session -> {}))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "a statement of this transaction has failed, so PostgreSQL has given it up: it is rolled back,"
                                    + " whatever follows; let the exception pass, and begin another transaction");
            connection.rollback();
        }
    }

    @Test
    void savepointsInsideItWork() throws SQLException {
        try (Connection connection = begun()) {
            SAMPLE.db().join(connection, session -> {
                session.add(alice);
                assertThatThrownBy(() -> session.transaction(inner -> {
                            inner.add(new User("Bob"));
                            throw new IllegalStateException("inner");
                        }))
                        .hasMessage("inner");
            });
            connection.commit();
        }
        assertThat(users()).isOne();
    }

    @Test
    void oneOfJooqIsJoinedAndRolledBackByIt() {
        assertThatThrownBy(() -> SAMPLE.sql().transaction(jooq -> {
                    jooq.dsl().insertInto(USERS, USERS.name).values("by jooq").execute();
                    jooq.dsl()
                            .connection(connection -> SAMPLE.db().join(connection, session -> {
                                assertThat(session.list(from(USERS))).hasSize(1);
                                session.add(alice);
                                session.flush();
                                throw new IllegalStateException("stop");
                            }));
                }))
                .hasMessage("stop");
        assertThat(users()).isZero();
        assertThat(alice.getId()).isNull();

        Long id = SAMPLE.sql()
                .transactionResult(jooq -> jooq.dsl()
                        .connectionResult(connection -> SAMPLE.db()
                                .join(connection, session -> session.add(alice))
                                .getId()));
        assertThat(SAMPLE.sql().fetchValues(USERS.id)).containsExactly(id);
    }

    @Test
    void aSessionThatHasEndedSaysSo() throws SQLException {
        try (Connection connection = begun()) {
            Session kept = SAMPLE.db().join(connection, session -> session);
            assertThatThrownBy(kept::flush)
                    .hasMessage("the session has ended with its transaction: begin another with db.transaction(..)");
            connection.rollback();
        }
    }

    @Test
    void aConnectionThatCommitsByItselfIsRefused() throws SQLException {
        try (Connection connection = SAMPLE.pool().getConnection()) {
            assertThatThrownBy(() -> SAMPLE.db().join(connection, session -> session.add(alice)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "join(..) was given a connection that commits after every statement: begin a transaction on it"
                                    + " with setAutoCommit(false), or let db.transaction(..) do it");
        }
        assertThat(users()).isZero();
    }

    @Test
    void aClosedConnectionIsRefused() throws SQLException {
        Connection connection = begun();
        connection.close();
        assertThatThrownBy(() -> SAMPLE.db().join(connection, session -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessage("join(..) was given a connection that is closed: join before it is");
    }
}
