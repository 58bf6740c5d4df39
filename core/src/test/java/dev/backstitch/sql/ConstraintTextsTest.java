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
                "two rows of Users would have the same id, and primary key users_pkey (id) of table users "
                        + "allows one: choose another value, or change the row that has it");
        assertRefused(
                Kind.UNIQUE,
                "users.users_email_key",
                "insert into users (email, country) values ('a', 'DE')",
                "two rows of Users would have the same email, and unique key users_email_key (email) of "
                        + "table users allows one: choose another value, or change the row that has it");
        assertRefused(
                Kind.UNIQUE,
                "users.users_country_number_key",
                "insert into users (email, country, number) values ('c', 'DE', 1), ('d', 'DE', 1)",
                "two rows of Users would have the same country and number, and unique key "
                        + "users_country_number_key (country, number) of table users allows one: choose another value, "
                        + "or change the row that has it");
        assertRefused(
                Kind.UNIQUE,
                "post_tag.post_tag_pkey",
                "insert into post_tag values (101, 'de', 'x')",
                "two rows of post_tag would link the same two objects, and primary key post_tag_pkey "
                        + "(post_id, tag_lang, tag_code) of table post_tag allows one: somebody linked them since the "
                        + "collection was read; load it again");
    }

    @Test
    void aUniqueIndexThatTheModelDoesNotKnowIsNamedByWhatItIsOn() throws SQLException {
        assertRefused(
                Kind.UNIQUE,
                "users.users_lower_idx",
                "insert into users (email, country) values ('A', 'DE')",
                "two rows of Users would have the same lower(email::text) and (number + 1), and unique index "
                        + "users_lower_idx (lower(email::text), (number + 1)) of table users allows one: choose "
                        + "another value, or change the row that has it");
        assertRefused(
                Kind.UNIQUE,
                "other.other_pkey",
                "insert into other values (1, 101, 2)",
                "two rows of table other would have the same id, and unique index other_pkey (id) of table "
                        + "other allows one: choose another value, or change the row that has it");
    }

    @Test
    void aMissingValueNamesThePropertyOrTheRelationshipThatGivesIt() throws SQLException {
        assertRefused(
                Kind.NOT_NULL,
                "users.email",
                "insert into users (country) values ('DE')",
                "Users has no value for email, and column email of table users is NOT NULL: give it one "
                        + "before the flush, or declare the column without notNull()");
        assertRefused(
                Kind.NOT_NULL,
                "users.id",
                "update users set id = null",
                "Users has no value for id, and column id of table users is NOT NULL: give it one before the "
                        + "flush, or declare the column with identity()");
        assertRefused(
                Kind.NOT_NULL,
                "posts.user_id",
                "insert into posts (title, editor_id) values ('p', 101)",
                "Posts.author is not set, and column user_id of table posts is NOT NULL: set it, delete the "
                        + "object, or declare the column without notNull()");
        assertRefused(
                Kind.NOT_NULL,
                "posts.editor_id",
                "insert into posts (title, user_id) values ('p', 101)",
                "an object is in no Users.edited, and column editor_id of table posts is NOT NULL: add it to "
                        + "one, delete it, or declare the column without notNull()");
        assertRefused(
                Kind.NOT_NULL,
                "post_tag.post_id",
                "insert into post_tag (tag_lang, tag_code) values ('de', 'x')",
                "a row has no value for post_id, and column post_id of table post_tag is NOT NULL: give it " + "one");
    }

    @Test
    void aMissingValueOfWhichTheModelKnowsLessSaysSo() throws SQLException {
        assertRefused(
                Kind.NOT_NULL,
                "users.country",
                "update users set country = null",
                "Users has no value for country, and column country of table users is NOT NULL: give it one "
                        + "before the flush, or drop NOT NULL in the database, as the mapping has none");
        assertRefused(
                Kind.NOT_NULL,
                "users.note",
                "update users set note = null",
                "the mapping Users knows no column note, and column note of table users is NOT NULL: map it, "
                        + "or give it a default in the database");
        assertRefused(
                Kind.NOT_NULL,
                "other.id",
                "insert into other values (null, 101, 5)",
                "a row has no value for id, and column id of table other is NOT NULL: give it one");
        assertRefused(
                Kind.NOT_NULL,
                ".",
                "select cast(null as positive)",
                "a value of type positive is null, and the type takes none: give it a value");
    }

    @Test
    void aForeignKeyThatNamesNothingNamesTheRelationship() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_user_id_fkey",
                "update posts set user_id = 77",
                "Posts.author names a row of Users that is not there, and foreign key posts_user_id_fkey "
                        + "(user_id) of table posts needs it: it was never stored or somebody deleted it; store it, or "
                        + "name another");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_editor_id_fkey",
                "update posts set editor_id = 77",
                "an element of Users.edited names a row of Users that is not there, and foreign key "
                        + "posts_editor_id_fkey (editor_id) of table posts needs it: it was never stored or somebody "
                        + "deleted it; store it, or name another");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_parent_id_fkey",
                "update posts set parent_id = 77",
                "Posts.parent names a row of Posts that is not there, and foreign key posts_parent_id_fkey "
                        + "(parent_id) of table posts needs it: it was never stored or somebody deleted it; store it, "
                        + "or name another");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_owner_id_fkey",
                "update posts set owner_id = 77",
                "column owner_id of table posts names a row of Users that is not there, and foreign key "
                        + "posts_owner_id_fkey (owner_id) of table posts needs it: it was never stored or somebody "
                        + "deleted it; store it, or name another");
        assertRefused(
                Kind.FOREIGN_KEY,
                "post_tag.post_tag_tag_lang_tag_code_fkey",
                "insert into post_tag values (101, 'de', 'y')",
                "Posts.tags names a row of Tags that is not there, and foreign key "
                        + "post_tag_tag_lang_tag_code_fkey (tag_lang, tag_code) of table post_tag needs it: it was "
                        + "never stored or somebody deleted it; store it, or name another");
        assertRefused(
                Kind.FOREIGN_KEY,
                "post_tag.post_tag_post_id_fkey",
                "insert into post_tag values (7, 'de', 'x')",
                "Tags.posts names a row of Posts that is not there, and foreign key post_tag_post_id_fkey "
                        + "(post_id) of table post_tag needs it: it was never stored or somebody deleted it; store it, "
                        + "or name another");
    }

    @Test
    void aForeignKeyThatStillNamesARowNamesTheRelationship() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_user_id_fkey",
                "delete from users where id = 101",
                "rows of Users are still named by Posts.author, and foreign key posts_user_id_fkey (user_id) "
                        + "of table posts keeps them: unlink or delete those that name them, or declare the foreign "
                        + "key's ON DELETE");
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_editor_id_fkey",
                "delete from users where id = 102",
                "rows of Users are still named by an element of Users.edited, and foreign key "
                        + "posts_editor_id_fkey (editor_id) of table posts keeps them: unlink or delete those that "
                        + "name them, or declare the foreign key's ON DELETE");
    }

    @Test
    void aForeignKeyThatTheModelDoesNotKnowIsNamed() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "other.other_user_id_fkey",
                "insert into other values (2, 77, 2)",
                "foreign key other_user_id_fkey of table other, which the mapping does not know, refuses it: "
                        + "store what is named first and delete it last, or declare the key with references(..) so "
                        + "that the flush does");
    }

    @Test
    void aForeignKeyOfAnotherNameIsFoundByItsColumns() throws SQLException {
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.fk_1",
                "alter table posts rename constraint posts_user_id_fkey to fk_1; update posts set user_id = 77",
                "Posts.author names a row of Users that is not there, and foreign key fk_1 (user_id) of table posts"
                        + " needs it: it was never stored or somebody deleted it; store it, or name another");
    }

    @Test
    void whereTheUserMayNotSeeTheKeyTheConstraintsNameTellsIt() throws SQLException {
        String writer = "bs_writer_" + System.nanoTime();
        assertRefused(
                Kind.FOREIGN_KEY,
                "posts.posts_user_id_fkey",
                "create role " + writer + "; grant insert on posts to " + writer + "; set role " + writer
                        + "; insert into posts (title, user_id, editor_id) values ('p', 7, 7)",
                "Posts.author names a row of Users that is not there or about to go, and foreign key "
                        + "posts_user_id_fkey (user_id) of table posts needs it: it was never stored or somebody "
                        + "deleted it; store it, or name another");
        assertRefused(
                Kind.UNIQUE,
                "users.users_email_key",
                "create role " + writer + "; grant insert on users to " + writer + "; set role " + writer
                        + "; insert into users (email, country) values ('a', 'DE')",
                "two rows of Users would have the same email, and unique key users_email_key (email) of "
                        + "table users allows one: choose another value, or change the row that has it");
    }

    @Test
    void checksAndExclusionsAreNamed() throws SQLException {
        assertRefused(
                Kind.CHECK,
                "users.users_number_check",
                "update users set number = 100 where id = 101",
                "a row of Users breaks check constraint users_number_check of table users: change the values "
                        + "that it forbids");
        assertRefused(
                Kind.CHECK,
                ".positive_check",
                "select cast(-1 as positive)",
                "a value breaks check constraint positive_check of type positive: change the value");
        assertRefused(
                Kind.EXCLUSION,
                "other.other_ex",
                "insert into other values (2, 101, 1)",
                "two rows of table other would conflict, and exclusion constraint other_ex of table other "
                        + "keeps them apart: change one of them");
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
                assertThat(refused).hasMessage("inserting 2 rows: " + message).hasCause(e);
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
