package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.resultQuery;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.with;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.query.EntityRow;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Posts;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import dev.backstitch.sample.Users;
import dev.backstitch.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entities out of any query of jOOQ's, and out of plain SQL. */
class FetchTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static final Users U = USERS.as("u");
    private static final Posts P = POSTS.as("p");

    /** Ann has a1 and a2, Ben has b1, Cid has none. */
    @BeforeEach
    void rows() {
        User ann = new User("Ann");
        User ben = new User("Ben");
        ann.posts().addAll(List.of(new Post("a1"), new Post("a2")));
        ben.posts().add(new Post("b1"));
        SAMPLE.db().transaction(session -> {
            List.of(ann, ben, new User("Cid"), new Post("nobody's")).forEach(session::add);
        });
        SAMPLE.statements();
    }

    private static void in(Consumer<Session> work) {
        SAMPLE.db().transaction(session -> {
            work.accept(session);
        });
    }

    @Test
    void aSelectOfATableGivesItsEntities() {
        in(session -> {
            User ann = session.one(from(USERS).where(USERS.name.eq("Ann")));
            SAMPLE.statements();
            List<User> users = session.fetch(selectFrom(USERS).orderBy(USERS.name.desc()), USERS);
            assertThat(users).extracting(User::getName).containsExactly("Cid", "Ben", "Ann");
            assertThat(users.get(2)).isSameAs(ann);
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"users\".\"id\", \"users\".\"name\" from \"users\" order by \"users\".\"name\" desc");
            users.get(0).setName("Zoe");
            assertThat(session.fetch(selectFrom(USERS).where(USERS.name.eq("Zoe")), USERS))
                    .containsExactly(users.get(0));
            assertThat(users.get(1).posts()).hasSize(1);
        });
    }

    @Test
    void eachEntityComesOnceHoweverManyRowsHaveIt() {
        in(session -> {
            List<User> users = session.fetch(
                    select(USERS.fields())
                            .select(POSTS.title)
                            .from(USERS)
                            .join(POSTS)
                            .on(POSTS.userId.eq(USERS.id))
                            .orderBy(POSTS.title.desc()),
                    USERS);
            assertThat(users).extracting(User::getName).containsExactly("Ben", "Ann");
        });
    }

    @Test
    void severalTablesComeRowByRowWithWhatElseIsSelected() {
        Field<Integer> length = DSL.length(U.name).as("length");
        in(session -> {
            List<EntityRow> rows = session.fetch(
                    select(length)
                            .select(P.fields())
                            .select(U.fields())
                            .from(U)
                            .fullJoin(P)
                            .on(P.userId.eq(U.id))
                            .orderBy(U.name.nullsLast(), P.title),
                    U,
                    P);
            assertThat(rows)
                    .extracting(row -> String.valueOf(row.get(U)), row -> title(row.get(P)), row -> row.get(length))
                    .containsExactly(
                            tuple("Ann", "a1", 3),
                            tuple("Ann", "a2", 3),
                            tuple("Ben", "b1", 3),
                            tuple("Cid", null, 3),
                            tuple("null", "nobody's", null));
            assertThat(rows.get(0).get(U)).isSameAs(rows.get(1).get(U));
            SAMPLE.statements();
            assertThat(rows.get(0).get(P).author().get()).isSameAs(rows.get(0).get(U));
            assertThat(SAMPLE.statements()).isEmpty();
            assertThatThrownBy(() -> rows.get(0).get(USERS))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the row has no objects of Users by the name 'users', but of [u, p]: give the table to fetch(..)");
            assertThatThrownBy(() -> rows.get(0).get(count()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the row has no value of count, but of [length]: take a column of a table from its object, or"
                                    + " select the field");
        });
    }

    private static String title(Post post) {
        return post == null ? null : post.getTitle();
    }

    @Test
    void aTableTwiceByAliases() {
        Posts q = POSTS.as("q");
        in(session -> {
            List<EntityRow> pairs = session.fetch(
                    select(P.fields())
                            .select(q.fields())
                            .from(P)
                            .join(q)
                            .on(P.userId.eq(q.userId).and(P.id.lt(q.id))),
                    P,
                    q);
            assertThat(pairs)
                    .extracting(row -> title(row.get(P)), row -> title(row.get(q)))
                    .containsExactly(tuple("a1", "a2"));
        });
    }

    @Test
    void derivedTablesCommonTableExpressionsAndUnions() {
        in(session -> {
            Table<?> some = select(USERS.fields())
                    .from(USERS)
                    .where(USERS.name.ne("Ben"))
                    .asTable("u");
            assertThat(session.fetch(selectFrom(some).orderBy(some.field("name")), U))
                    .extracting(User::getName)
                    .containsExactly("Ann", "Cid");
            CommonTableExpression<?> writers = name("writers")
                    .as(select(POSTS.userId, count().as("posts")).from(POSTS).groupBy(POSTS.userId));
            Field<Integer> posts = writers.field("posts", Integer.class);
            assertThat(session.fetch(
                            with(writers)
                                    .select(USERS.fields())
                                    .from(USERS)
                                    .join(writers)
                                    .on(writers.field("user_id", Long.class).eq(USERS.id))
                                    .where(posts.gt(1)),
                            USERS))
                    .extracting(User::getName)
                    .containsExactly("Ann");
            assertThat(session.fetch(
                            selectFrom(USERS)
                                    .where(USERS.name.eq("Ann"))
                                    .union(selectFrom(USERS).where(USERS.name.eq("Cid")))
                                    .orderBy(field(name("name"))),
                            USERS))
                    .extracting(User::getName)
                    .containsExactly("Ann", "Cid");
            assertThat(session.fetch(select(asterisk()).from(POSTS).where(POSTS.title.eq(val("b1"))), POSTS))
                    .hasSize(1);
        });
    }

    @Test
    void plainSqlIsReadByTheNamesOfItsColumns() {
        in(session -> {
            session.one(from(USERS).where(USERS.name.eq("Ben"))).setName("Bob");
            List<User> users = session.fetch(
                    resultQuery(
                            "select u.name, 1 as other, u.id from users u where u.name like {0} order by 1", val("%b")),
                    USERS);
            assertThat(users).extracting(User::getName).containsExactly("Bob");
            assertThatThrownBy(() -> session.fetch(resultQuery("select name from users"), USERS))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "fetch(..) reads whole rows of Users, and the query does not select users.id: select all columns, as"
                                    + " in select(TABLE.fields())");
            assertThatThrownBy(() -> session.fetch(resultQuery("select *, id from users"), USERS))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the query selects several columns named id, and fetch(..) cannot tell which is that of Users: give"
                                    + " them different names, or let jOOQ name them by select(TABLE.fields())");
            assertThatThrownBy(() -> session.fetch(
                            resultQuery("select u.*, title, user_id from users u, posts p"), USERS, POSTS))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the query selects one column named id, and fetch(..) cannot tell of which table it is: select the"
                                    + " columns of each, as in select(TABLE.fields())");
            assertThat(session.count(from(USERS))).isEqualTo(3);
        });
    }

    @Test
    void whatIsMissingIsToldBeforeAnythingIsSent() {
        in(session -> {
            List<ResultQuery<?>> incomplete = new ArrayList<>();
            incomplete.add(select(POSTS.id, USERS.name).from(POSTS, USERS));
            incomplete.add(select(P.fields()).from(P));
            assertThatThrownBy(() -> session.fetch(incomplete.get(0), POSTS))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "fetch(..) reads whole rows of Posts, and the query does not select posts.title, posts.user_id:"
                                    + " select all columns, as in select(TABLE.fields()); nothing was sent");
            assertThatThrownBy(() -> session.fetch(incomplete.get(1), POSTS))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("does not select posts.id, posts.title, posts.user_id:");
            assertThatThrownBy(() -> session.fetch(select(USERS.fields()).from(POSTS), USERS))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("the query of fetch(..) uses Users.id, and reads no users: ");
            assertThatThrownBy(() -> session.fetch(selectFrom(USERS).where(USERS.name.eq("\u0000")), USERS))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessageStartingWith("the query of fetch(..) compares with a value that contains U+0000");
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(session.fetch(select(USERS.fields()).from(table("users")), USERS))
                    .hasSize(3);
        });
    }

    @Test
    void whatIsPendingInTablesThatItReadsIsFlushed() {
        in(session -> {
            Tag tag = session.add(new Tag("new"));
            session.fetch(selectFrom(USERS), USERS);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.fetch(selectFrom(TAGS), TAGS)).containsExactly(tag);
            session.add(new User("Dan"));
            assertThat(session.fetch(resultQuery("select * from users"), USERS)).hasSize(4);
        });
    }

    @Test
    void afterTheEndNothingIsFetched() {
        Session ended = SAMPLE.db().<Session>transaction(session -> session);
        assertThatThrownBy(() -> ended.fetch(selectFrom(USERS), USERS)).isInstanceOf(UsageException.class);
    }
}
