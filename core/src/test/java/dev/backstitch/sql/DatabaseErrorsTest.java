package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backstitch.error.ConflictException;
import dev.backstitch.error.ConnectionException;
import dev.backstitch.error.DatabaseException;
import dev.backstitch.error.StatementException;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {

    private static FreshDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = PostgresServer.shared().freshDatabase();
        try (Connection connection = database.connect()) {
            execute(
                    connection,
                    "create table users (id bigint primary key, name varchar(5))",
                    "create type mood as enum ()",
                    "insert into users values (1, 'a')");
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void whatIsNotInTheDatabase() throws SQLException {
        assertFailure(
                "42P01",
                "select * from nowhere",
                "a table is not in the database (relation \"nowhere\" does not exist): run db.schema().create(), or"
                        + " check search_path and the database that the URL names");
        assertFailure(
                "3F000",
                "create table nowhere.users ()",
                "a table is not in the database (schema \"nowhere\" does not exist): run db.schema().create(), or check"
                        + " search_path and the database that the URL names");
        assertFailure(
                "42703",
                "insert into users (nothing) values (1)",
                "a column is not in the database (column \"nothing\" of relation \"users\" does not exist): migrate the"
                        + " table, or correct the column's name in the mapping");
    }

    @Test
    void whatIsInTheDatabaseAlready() throws SQLException {
        assertFailure(
                "42P07",
                "create table users ()",
                "the database has it already (relation \"users\" already exists): run db.schema().drop() first, or"
                        + " leave the creation out");
        assertFailure(
                "42710",
                "create type mood as enum ()",
                "the database has it already (type \"mood\" already exists): run db.schema().drop() first, or leave the"
                        + " creation out");
    }

    @Test
    void valuesThatDoNotFitAreNotRepeated() throws SQLException {
        assertFailure(
                "22001",
                "update users set name = 'secret'",
                "a value does not fit (value too long for type character varying(5)): compare it with the column's"
                        + " type in the database");
        assertFailure(
                "22P02",
                "select cast('secret' as mood)",
                "a value does not fit (invalid input value for enum mood: ...): compare it with the column's type in"
                        + " the database");
    }

    @Test
    void whatMayNotBeDoneOrTookTooLong() throws SQLException {
        String role = "bs_nobody_" + System.nanoTime();
        assertFailure(
                "42501",
                "create role " + role + "; set role " + role + "; select * from users",
                "the database user may not do that (permission denied for table users): grant the right, or connect as"
                        + " another user");
        assertFailure(
                "25006",
                "set transaction read only; delete from users",
                "the transaction is read-only (cannot execute DELETE in a read-only transaction): write in one that is"
                        + " not");
        assertFailure(
                "57014",
                "set statement_timeout = 10; select pg_sleep(5)",
                "the statement was cancelled (canceling statement due to statement timeout): allow it more time, or ask"
                        + " for fewer rows");
        assertFailure(
                "42883",
                "select nothing()",
                "PostgreSQL refuses the statement with SQLSTATE 42883 (function nothing() does not exist): No function"
                        + " matches the given name and argument types. You might need to add explicit type casts.");
    }

    @Test
    void whatOthersDoToTheSameRows() throws SQLException {
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            execute(other, "update users set name = 'b'");
            assertFailure(
                    "55P03",
                    "set lock_timeout = 10; update users set name = 'c'",
                    "another transaction holds the lock (canceling statement due to lock timeout): run it again from"
                            + " its start, or wait longer");
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                execute(connection, "set transaction isolation level repeatable read", "select * from users");
                other.commit();
                assertTold(
                        "40001",
                        connection,
                        "update users set name = 'c'",
                        "PostgreSQL broke the transaction off because others work on the same rows (could not serialize"
                                + " access due to concurrent update): run it again from its start, as"
                                + " db.transaction(retry(3), ..) does");
                assertTold(
                        "25P02",
                        connection,
                        "select 1",
                        "a statement of the transaction failed before (current transaction is aborted, commands ignored"
                                + " until end of transaction block): its own exception says why; run the transaction"
                                + " again from its start");
            }
        }
    }

    @Test
    void aConnectionThatIsLost() throws SQLException {
        try (Connection connection = database.connect()) {
            SQLException e = catchThrowableOfType(
                    SQLException.class,
                    () -> execute(connection, "select pg_terminate_backend(pg_backend_pid())", "select 1"));
            DatabaseException lost = DatabaseErrors.translate(e, Blog.model(), "reading Users");
            assertThat(lost)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessage("reading Users: the connection to PostgreSQL is lost (terminating connection due to"
                            + " administrator command): nothing of the transaction is stored, unless it was"
                            + " the commit that was under way; run it again from its start")
                    .hasCause(e);
            e = catchThrowableOfType(SQLException.class, () -> execute(connection, "select 1"));
            assertThat(DatabaseErrors.translate(e, Blog.model(), "reading Users"))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessage(
                            "reading Users: the connection to PostgreSQL is lost (This connection has been closed.):"
                                    + " nothing of the transaction is stored, unless it was the commit that was under way;"
                                    + " run it again from its start");
        }
    }

    @Test
    void whatWeFoundInARowOurselves() {
        SQLException e = new SQLDataException("an interval of a row has parts that DayToSecond has not", "22000");
        assertThat(DatabaseErrors.translate(e, Blog.model(), "reading Users"))
                .hasMessage("reading Users: a value does not fit (an interval of a row has parts that DayToSecond has"
                        + " not): compare it with the column's type in the database");
        assertThat(DatabaseErrors.translate(new SQLException("odd"), Blog.model(), "reading Users"))
                .hasMessage("reading Users: odd");
    }

    private static void assertFailure(String state, String sql, String message) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            assertTold(state, connection, sql, message);
            connection.rollback();
        }
    }

    private static void assertTold(String state, Connection connection, String sql, String message) {
        SQLException e = catchThrowableOfType(SQLException.class, () -> execute(connection, sql));
        DatabaseException failure = DatabaseErrors.translate(e, Blog.model(), "reading Users");
        assertThat(failure)
                .isInstanceOf(state.startsWith("40") ? ConflictException.class : StatementException.class)
                .hasMessage("reading Users: " + message)
                .hasCause(e);
        assertThat(failure.sqlState()).isEqualTo(state);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
