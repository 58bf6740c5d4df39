package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.ConstraintException.Kind;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What PostgreSQL refuses is said in words of the model, without a value of a row. */
class ConstraintTextsTest {

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
                    "create unique index users_lower_idx on users (lower(email), (number + 1))",
                    "create domain positive as int not null check (value > 0)",
                    "create table other (id bigint primary key, user_id bigint references users, amount positive,"
                            + " constraint other_ex exclude (amount with =))",
                    "insert into users (id, email, country) values (101, 'a', 'AT'), (102, 'b', 'CH')",
                    "insert into posts (id, title, user_id, editor_id) values (101, 'p', 101, 102)",
                    "insert into tags values ('de', 'x')",
                    "insert into post_tag values (101, 'de', 'x')",
                    "insert into other values (1, 101, 1)");
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void aUniqueKeyNamesWhatWouldBeTheSame() throws SQLException {
        assertRefused(
                Kind.UNIQUE,
                "users.users_pkey",
                "insert into users (id, email, country) values (101, 'c', 'DE')",
                "");
        assertRefused(
                Kind.UNIQUE,
                "users.users_email_key",
                "insert into users (email, country) values ('a', 'DE')",
                "");
        assertRefused(
                Kind.UNIQUE,
                "users.users_country_number_key",
                "insert into users (email, country, number) values ('c', 'DE', 1), ('d', 'DE', 1)",
                "");
        assertRefused(
                Kind.UNIQUE,
                "post_tag.post_tag_pkey",
                "insert into post_tag values (101, 'de', 'x')",
                "");
    }

    @Test
    void aUniqueIndexThatTheModelDoesNotKnowIsNamedByWhatItIsOn() throws SQLException {
        assertRefused(
                Kind.UNIQUE,
                "users.users_lower_idx",
                "insert into users (email, country) values ('A', 'DE')",
                "");
        assertRefused(
                Kind.UNIQUE,
                "other.other_pkey",
                "insert into other values (1, 101, 2)",
                "");
    }

    @Test
    void aMissingValueNamesThePropertyOrTheRelationshipThatGivesIt() throws SQLException {
        assertRefused(
                Kind.NOT_NULL,
                "users.email",
                "insert into users (country) values ('DE')",
                "");
        assertRefused(
                Kind.NOT_NULL,
                "users.id",
                "update users set id = null",
                "");
        assertRefused(
                Kind.NOT_NULL,
                "posts.user_id",
                "insert into posts (title, editor_id) values ('p', 101)",
                "");
        assertRefused(
                Kind.NOT_NULL,
                "posts.editor_id",
                "insert into posts (title, user_id) values ('p', 101)",
                "");
        assertRefused(
                Kind.NOT_NULL,
                "post_tag.post_id",
                "insert into post_tag (tag_lang, tag_code) values ('de', 'x')",
                "");
    }

    @Test
    void aMissingValueOfWhichTheModelKnowsLessSaysSo() throws SQLException {
        assertRefused(
                Kind.NOT_NULL,
                "users.country",
                "update users set country = null",
                "");
        assertRefused(
                Kind.NOT_NULL,
                "users.note",
                "update users set note = null",
                "");
        assertRefused(
                Kind.NOT_NULL,
                "other.id",
                "insert into other values (null, 101, 5)",
                "");
        assertRefused(
                Kind.NOT_NULL,
                ".",
                "select cast(null as positive)",
                "");
    }

    @Test
    void aForeignKeyThatNamesNothingNamesTheRelationship() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_user_id_fkey",
                "update posts set user_id = 77",
                "");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_editor_id_fkey",
                "update posts set editor_id = 77",
                "");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_parent_id_fkey",
                "update posts set parent_id = 77",
                "");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_owner_id_fkey",
                "update posts set owner_id = 77",
                "");
        assertRefused(
                Kind.FOREIGN_KEY,
                "post_tag.post_tag_tag_lang_tag_code_fkey",
                "insert into post_tag values (101, 'de', 'y')",
                "");
        assertRefused(
                Kind.FOREIGN_KEY,
                "post_tag.post_tag_post_id_fkey",
                "insert into post_tag values (7, 'de', 'x')",
                "");
    }

    @Test
    void aForeignKeyThatStillNamesARowNamesTheRelationship() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_user_id_fkey",
                "delete from users where id = 101",
                "");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_editor_id_fkey",
                "delete from users where id = 102",
                "");
    }

    @Test
    void aForeignKeyThatTheModelDoesNotKnowIsNamed() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "other.other_user_id_fkey",
                "insert into other values (2, 77, 2)",
                "");
    }

    @Test
    void aForeignKeyOfAnotherNameIsFoundByItsColumns() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.fk_1",
                "alter table posts rename constraint posts_user_id_fkey to fk_1; update posts set user_id = 77",
                "");
    }

    @Test
    void whereTheUserMayNotSeeTheKeyTheConstraintsNameTellsIt() throws SQLException {
        String writer = "bs_writer_" + System.nanoTime();
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_user_id_fkey",
                "create role " + writer + "; grant insert on posts to " + writer + "; set role " + writer
                        + "; insert into posts (title, user_id, editor_id) values ('p', 7, 7)",
                "");
        assertRefused(
                Kind.UNIQUE,
                "users.users_email_key",
                "create role " + writer + "; grant insert on users to " + writer + "; set role " + writer
                        + "; insert into users (email, country) values ('a', 'DE')",
                "");
    }

    @Test
    void checksAndExclusionsAreNamed() throws SQLException {
        assertRefused(
                Kind.CHECK,
                "users.users_number_check",
                "update users set number = 100 where id = 101",
                "");
        assertRefused(
                Kind.CHECK,
                ".positive_check",
                "select cast(-1 as positive)",
                "");
        assertRefused(
                Kind.EXCLUSION,
                "other.other_ex",
                "insert into other values (2, 101, 1)",
                "");
    }

    private static void assertRefused(Kind kind, String place, String sql, String message) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, sql);
            } catch (SQLException e) {
                connection.rollback();
                ConstraintException refused =
                        (ConstraintException) DatabaseErrors.translate(e, Blog.model(), "inserting 2 rows");
                System.out.println("##" + sql + "##" + refused.getMessage());
                assertThat(refused.kind()).isEqualTo(kind);
                assertThat(refused.table() + "." + refused.constraint()).isEqualTo(place);
                return;
            }
        }
        throw new AssertionError("not refused: " + sql);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
