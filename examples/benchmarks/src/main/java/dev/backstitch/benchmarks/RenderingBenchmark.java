package dev.backstitch.benchmarks;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.examples.blog.Posts.POSTS;
import static dev.backstitch.examples.blog.Users.USERS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.backstitch.change.Shapes;
import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.examples.blog.User;
import dev.backstitch.model.Model;
import dev.backstitch.sql.Executor;
import dev.backstitch.sql.SelectionReader;
import dev.backstitch.sql.StatementLog;
import dev.backstitch.sql.Statements;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counts how many queries a second are made ready to be sent, up to the text and the check of what is bound: one with a condition on a relationship, an
 * order and a fetch plan. A query that is kept is rendered at its first use only; one that is written anew each time is rendered each time. jOOQ by
 * hand renders the same statement. No database.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Thread)
public class RenderingBenchmark {

    private static final Param<String> TITLE = param("title", String.class);

    private static final EntityQuery<User> KEPT = written("First");
    private static final EntityQuery<User> WITH_PARAMETER = from(USERS)
            .where(USERS.name.like("A%"), USERS.posts.any(POSTS.title.contains(TITLE)))
            .orderBy(USERS.name)
            .with(USERS.posts);

    private static final Table<Record> USERS_BY_HAND = table(name("users"));
    private static final Field<Long> USER_ID = field(name("users", "id"), SQLDataType.BIGINT);
    private static final Field<String> USER_NAME = field(name("users", "name"), SQLDataType.VARCHAR(80));
    private static final Table<Record> POSTS_BY_HAND = table(name("posts"));
    private static final Field<Long> AUTHOR = field(name("posts", "user_id"), SQLDataType.BIGINT);
    private static final Field<String> POST_TITLE = field(name("posts", "title"), SQLDataType.VARCHAR(200));

    private final DSLContext jooq = DSL.using(SQLDialect.POSTGRES);
    private final Select<?> keptByHand = byHand();
    private final SelectionReader reader = reader();

    private static SelectionReader reader() {
        Model model = Model.of(USERS, POSTS);
        StatementLog untold = new StatementLog((cause, sql) -> {});
        Executor executor = new Executor(new MockConnection(sent -> new MockResult[0]), model, untold, null);
        return new SelectionReader(executor, new Statements(model), new Shapes(model));
    }

    private static EntityQuery<User> written(String title) {
        return from(USERS)
                .where(USERS.name.like("A%"), USERS.posts.any(POSTS.title.contains(title)))
                .orderBy(USERS.name)
                .with(USERS.posts);
    }

    private Select<?> byHand() {
        return jooq.select(USER_ID, USER_NAME)
                .from(USERS_BY_HAND)
                .where(
                        USER_NAME.like("A%"),
                        exists(selectOne().from(POSTS_BY_HAND).where(AUTHOR.eq(USER_ID), POST_TITLE.contains("First"))))
                .orderBy(USER_NAME);
    }

    @Benchmark
    public Object kept() {
        return reader.tables(KEPT);
    }

    @Benchmark
    public Object keptWithParameter() {
        return reader.tables(WITH_PARAMETER.bind(TITLE, "First"));
    }

    @Benchmark
    public Object writtenAnew() {
        return reader.tables(written("First"));
    }

    @Benchmark
    public Object keptByHand() {
        return jooq.render(keptByHand);
    }

    @Benchmark
    public Object writtenAnewByHand() {
        return jooq.render(byHand());
    }
}
