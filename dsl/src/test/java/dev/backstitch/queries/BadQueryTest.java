package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.any;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Posts;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import dev.backstitch.sample.Users;
import dev.backstitch.session.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries that cannot be right: each is refused before anything is sent, and the session goes on with what it has. */
class BadQueryTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** The session has an object with a change that is not flushed, and keeps both. */
    private static void refused(
            Function<Session, ?> call, int statements, Class<? extends RuntimeException> type, String message) {
        SAMPLE.db().transaction(session -> {
            User ann = session.add(new User("Ann"));
            session.flush();
            ann.setName("Anna");
            SAMPLE.statements();
            assertThatThrownBy(() -> call.apply(session)).isInstanceOf(type).hasMessage(message);
            assertThat(SAMPLE.statements()).hasSize(statements);
            assertThat(session.contains(ann)).isTrue();
            assertThat(session.list(from(USERS).where(USERS.name.eq("Anna")))).containsExactly(ann);
            session.delete(ann);
        });
    }

    private static void refused(EntityQuery<?> query, String message) {
        refused(session -> session.list(query), 0, UsageException.class, message);
        refused(session -> session.count(query), 0, UsageException.class, message);
    }

    @Test
    void aPathFromAnotherEntity() {
        refused(
                from(USERS).where(POSTS.author.path(USERS.name).eq("x")),
                "the query on Users uses a path along Posts.author, and reads no posts: ask through a relationship, as in any(..), has(..)"
                        + " or path(..), or join the table");
        refused(
                from(NODES).orderBy(POSTS.author.path(USERS.name)),
                "the query on Nodes uses a path along Posts.author, and reads no posts: ask through a relationship, as in any(..), has(..)"
                        + " or path(..), or join the table");
    }

    @Test
    void anAliasThatIsNotInTheQuery() {
        Users u = USERS.as("u");
        refused(
                from(USERS).where(u.name.eq("x")),
                "the query on Users uses Users.name of the alias 'u', and reads nothing by that name: query from(..) the alias,"
                        + " or join it");
        Posts p = POSTS.as("p");
        refused(
                from(USERS).where(p.author.path(USERS.name).eq("x")),
                "the query on Users uses a path along Posts.author of the alias 'p', and reads nothing by that name: query from(..)"
                        + " the alias, or join it");
    }

    @Test
    void oneOfNoneAndOfSeveral() {
        refused(
                session -> session.one(from(USERS).where(USERS.name.eq("x"))),
                2,
                UsageException.class,
                "one(..) found no row of Users for from(Users): use first(..) or list(..) where there may be none or several");
        refused(
                session -> {
                    session.add(new User("x"));
                    session.add(new User("x"));
                    return session.one(from(USERS).where(USERS.name.eq("x")));
                },
                3,
                UsageException.class,
                "one(..) found several rows of Users for from(Users): use first(..) or list(..) where there may be none or"
                        + " several");
    }

    @Test
    void aLimitOfZeroOrLess() {
        refused(
                session -> session.list(from(USERS).limit(0)),
                0,
                UsageException.class,
                "limit(0) selects nothing: give at least 1, or leave the limit out");
        refused(
                session -> session.list(from(USERS).limit(-1)),
                0,
                UsageException.class,
                "limit(-1) selects nothing: give at least 1, or leave the limit out");
    }

    @Test
    void textWithANul() {
        refused(
                session -> session.list(from(USERS).where(USERS.name.eq("a\0b"))),
                0,
                RefusedDataException.class,
                "the query from(Users) compares with a value that contains U+0000 at index 1, which PostgreSQL does not store: no"
                        + " row has it; nothing was sent");
    }

    @Test
    void aHundredThousandKeys() {
        List<Long> keys = LongStream.rangeClosed(1, 100_000).boxed().toList();
        SAMPLE.db().transaction(session -> {
            User ann = session.add(new User("Ann"));
            session.flush();
            SAMPLE.statements();
            assertThat(session.list(from(USERS).where(USERS.id.in(keys)))).containsExactly(ann);
            assertThat(session.list(from(USERS).where(USERS.id.eq(any(keys.toArray(Long[]::new))))))
                    .containsExactly(ann);
            assertThat(SAMPLE.statements()).hasSize(2);
        });
    }

    @Test
    void moreValuesThanAStatementTakes() {
        List<Condition> each = LongStream.rangeClosed(1, 65_536)
                .<Condition>mapToObj(USERS.id::eq)
                .toList();
        refused(
                from(USERS).where(DSL.or(each)),
                "the query on Users has 65536 values, and PostgreSQL takes 65535 in one statement: compare with many at once"
                        + " by column.in(keys), which are sent as one array; nothing was sent");
    }
}
