package dev.backstitch.sql;

import dev.backstitch.error.ConstraintException.Kind;
import dev.backstitch.error.DatabaseException;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {

    private static FreshDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = PostgresServer.shared().freshDatabase();
        try (Connection connection = database.connect()) {
            SchemaStatementsTest.run(connection, new SchemaStatements(Blog.model()).create());
            execute(
                    connection,
                    "alter table users add constraint users_number_check check (number < 100)",
                    "alter table users add note text not null default ''",
                    "alter table users alter country set not null",
                    "alter table users alter country set default 'AT'",
                    "create unique index users_lower_idx on users (lower(email), (number + 1))",
                    "create domain positive as int not null check (value > 0)",
                    "create table other (id bigint primary key, user_id bigint references users, amount positive,"
                            + " constraint other_ex exclude (amount with =))",
                    "insert into users (id, email, country) values (1, 'a', 'AT'), (2, 'b', 'CH')",
                    "insert into posts (id, title, user_id, editor_id) values (1, 'p', 1, 2)",
                    "insert into tags values ('de', 'x')",
                    "insert into post_tag values (1, 'de', 'x')",
                    "insert into other values (1, 1, 1)");
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void uniqueKeys() throws SQLException {
        assertRefused(Kind.UNIQUE, "users", "users_pkey", "insert into users (id, email, country) values (1, 'c', 'DE')", "?");
        assertRefused(Kind.UNIQUE, "users", "users_email_key", "insert into users (email, country) values ('a', 'DE')", "?");
        assertRefused(
                Kind.UNIQUE,
                "users",
                "users_country_number_key",
                "insert into users (email, country, number) values ('c', 'DE', 1), ('d', 'DE', 1)",
                "?");
        assertRefused(
                Kind.UNIQUE, "users", "users_lower_idx", "insert into users (email, country) values ('A', 'DE')", "?");
        assertRefused(Kind.UNIQUE, "post_tag", "post_tag_pkey", "insert into post_tag values (1, 'de', 'x')", "?");
        assertRefused(Kind.UNIQUE, "other", "other_pkey", "insert into other values (1, 1, 2)", "?");
    }

    @Test
    void notNull() throws SQLException {
        assertRefused(Kind.NOT_NULL, "users", "email", "insert into users (id, country) values (9, 'DE')", "?");
        assertRefused(Kind.NOT_NULL, "users", "id", "update users set id = null", "?");
        assertRefused(Kind.NOT_NULL, "users", "country", "update users set country = null", "?");
        assertRefused(Kind.NOT_NULL, "posts", "user_id", "insert into posts (title, editor_id) values ('p', 1)", "?");
        assertRefused(Kind.NOT_NULL, "posts", "editor_id", "insert into posts (title, user_id) values ('p', 1)", "?");
        assertRefused(
                Kind.NOT_NULL,
                "post_tag",
                "post_id",
                "insert into post_tag (tag_lang, tag_code) values ('de', 'x')",
                "?");
        assertRefused(Kind.NOT_NULL, "", "", "select cast(null as positive)", "?");
        assertRefused(
                Kind.NOT_NULL, "users", "note", "do $$ begin alter table users alter note set not null; end $$", "?");
    }

    @Test
    void foreignKeys() throws SQLException {
        assertRefused(Kind.FOREIGN_KEY, "posts", "posts_user_id_fkey", "update posts set user_id = 77", "?");
        assertRefused(Kind.FOREIGN_KEY, "posts", "posts_user_id_fkey", "delete from users where id = 1", "?");
        assertRefused(Kind.FOREIGN_KEY, "posts", "posts_editor_id_fkey", "update posts set editor_id = 77", "?");
        assertRefused(Kind.FOREIGN_KEY, "posts", "posts_editor_id_fkey", "delete from users where id = 2", "?");
        assertRefused(Kind.FOREIGN_KEY, "posts", "posts_parent_id_fkey", "update posts set parent_id = 77", "?");
        assertRefused(Kind.FOREIGN_KEY, "posts", "posts_owner_id_fkey", "update posts set owner_id = 77", "?");
        assertRefused(
                Kind.FOREIGN_KEY,
                "post_tag",
                "post_tag_tag_lang_tag_code_fkey",
                "insert into post_tag values (1, 'de', 'y')",
                "?");
        assertRefused(
                Kind.FOREIGN_KEY,
                "post_tag",
                "post_tag_post_id_fkey",
                "insert into post_tag values (7, 'de', 'x')",
                "?");
        assertRefused(Kind.FOREIGN_KEY, "other", "other_user_id_fkey", "insert into other values (2, 77, 2)", "?");
    }

    @Test
    void checksAndExclusions() throws SQLException {
        assertRefused(Kind.CHECK, "users", "users_number_check", "update users set number = 100 where id = 1", "?");
        assertRefused(Kind.CHECK, "", "positive_check", "select cast(-1 as positive)", "?");
        assertRefused(Kind.EXCLUSION, "other", "other_ex", "insert into other values (2, 1, 1)", "?");
    }

    @Test
    void statementsThatFailForAnotherReason() throws SQLException {
        assertFailed("42P01", "select * from nowhere", "?");
        assertFailed("42P01", "select * from nowhere.users", "?");
        assertFailed("42703", "insert into users (nothing) values (1)", "?");
        assertFailed("42P07", "create table users ()", "?");
        assertFailed("42710", "create type \"Mood of day\" as enum ()", "?");
        assertFailed("22001", "update posts set title = 'a secret that is too long for the column'", "?");
        assertFailed("22P02", "select cast('secret' as int)", "?");
        assertFailed("42883", "select nothing(1)", "?");
        assertFailed("57014", "set statement_timeout = 10; select pg_sleep(5)", "?");
        assertFailed("25006", "set transaction read only; delete from posts", "?");
        assertFailed("42501", "create role nobody_special; set role nobody_special; select * from users", "?");
        assertFailed("55P03", "set lock_timeout = 10; lock table users", "?");
    }

    @Test
    void withoutTheRightToSeeTheKeyTheConstraintsNameTellsIt() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts",
                "posts_user_id_fkey",
                "create role writer; grant insert, update on posts to writer; grant usage on schema public to writer;"
                        + " set role writer; insert into posts (title, user_id, editor_id) values ('p', 7, 7)",
                "?");
    }

    private static void assertRefused(Kind kind, String table, String constraint, String sql, String message)
            throws SQLException {
        DatabaseException failure = failure(sql);
        System.out.println(failure.getMessage());
    }

    private static void assertFailed(String state, String sql, String message) throws SQLException {
        DatabaseException failure = failure(sql);
        System.out.println(failure.sqlState() + failure.getMessage());
    }

    private static DatabaseException failure(String... statements) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, statements);
            } catch (SQLException e) {
                connection.rollback();
                return DatabaseErrors.translate(e, Blog.model(), "flushing");
            }
        }
        throw new AssertionError("not refused: " + List.of(statements));
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
