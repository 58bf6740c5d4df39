package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Items.ITEMS;
import static dev.backstitch.sample.Orders.ORDERS;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.sample.Item;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Table;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A query flushes first where what is pending concerns a table that it reads. */
class AutomaticFlushTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            User alice = session.add(new User("Alice"));
            alice.posts().replaceWith(new Post("one"), new Post("two"));
            alice.posts().get(0).tags().add(new Tag("java"));
            session.add(new Tag("sql"));
            Order order = session.add(new Order("o"));
            order.items().add(new Item("i"));
        });
        SAMPLE.statements();
    }

    /** The first word of each statement that a query ran. */
    private static List<String> ran(Consumer<Session> pending, EntityQuery<?> query) {
        return SAMPLE.db().transaction(session -> {
            pending.accept(session);
            SAMPLE.statements();
            session.list(query);
            return SAMPLE.statements().stream()
                    .map(sql -> sql.substring(0, sql.indexOf(' ')))
                    .toList();
        });
    }

    private static void aPostIsChanged(Session session) {
        session.get(POSTS.id, 1L).setTitle("changed");
    }

    static Stream<Named<EntityQuery<?>>> readsPosts() {
        Table<?> aliased = POSTS.as("p");
        return Stream.of(
                Named.of("its own table", from(POSTS)),
                Named.of("what is fetched", from(USERS).with(USERS.posts)),
                Named.of("what is fetched with that", from(TAGS).with(TAGS.posts, posts -> posts.with(POSTS.author))),
                Named.of(
                        "a relationship in a condition", from(USERS).where(USERS.posts.any(POSTS.title.eq("changed")))),
                Named.of("a relationship in a relationship", from(TAGS).where(TAGS.posts.any(POSTS.author.has()))),
                Named.of("a subselect", from(USERS).where(exists(selectOne().from(POSTS)))),
                Named.of("an alias", from(USERS).where(exists(selectOne().from(aliased)))),
                Named.of(
                        "a derived table",
                        from(USERS)
                                .where(exists(selectOne()
                                        .from(select(POSTS.id).from(POSTS).asTable("d"))))),
                Named.of("a table by name", from(USERS).where(exists(selectOne().from(table(name("posts")))))),
                Named.of(
                        "a join",
                        from(USERS)
                                .where(exists(selectOne().from(TAGS.join(POSTS).on(POSTS.id.eq(TAGS.id)))))),
                Named.of("an order", from(USERS).orderBy(field(select(count()).from(POSTS)))));
    }

    static Stream<Named<EntityQuery<?>>> cannotBeTold() {
        return Stream.of(
                Named.of("plain SQL", from(USERS).where(condition("exists (select 1 from posts)"))),
                Named.of("a plain field", from(USERS).orderBy(field("(select count(*) from posts)"))),
                Named.of(
                        "a function",
                        from(USERS)
                                .where(function("pg_backend_pid", SQLDataType.INTEGER)
                                        .gt(0))),
                Named.of(
                        "a table that is not mapped",
                        from(USERS).where(exists(selectOne().from(table(name("pg_class")))))),
                Named.of("a part of the user's own", from(USERS).where(ownCondition())));
    }

    private static Condition ownCondition() {
        return new CustomCondition() {
            private static final long serialVersionUID = 1L;

            @Override
            public void accept(Context<?> context) {
                context.sql("exists (select 1 from posts)");
            }
        };
    }

    @ParameterizedTest
    @MethodSource({"readsPosts", "cannotBeTold"})
    void aQueryThatMayReadAChangedTableFlushesFirst(EntityQuery<?> query) {
        assertThat(ran(AutomaticFlushTest::aPostIsChanged, query)).startsWith("update", "select");
    }

    static Stream<Named<EntityQuery<?>>> readsNoPosts() {
        return Stream.of(
                Named.of("another table", from(USERS)),
                Named.of("another table with a condition", from(USERS).where(USERS.name.like("A%"))),
                Named.of(
                        "another table with a list",
                        from(USERS).where(USERS.id.in(1L, 2L).and(USERS.name.notIn("A", "B")))),
                Named.of("another relationship", from(USERS).where(USERS.profile.isNull())),
                Named.of("another table by another order", from(TAGS).orderBy(TAGS.name.desc())),
                Named.of("another fetch", from(ORDERS).with(ORDERS.items)));
    }

    @ParameterizedTest
    @MethodSource("readsNoPosts")
    void anyOtherQueryDoesNotAndTheChangeIsWrittenAtTheEnd(EntityQuery<?> query) {
        assertThat(ran(AutomaticFlushTest::aPostIsChanged, query)).doesNotContain("update");
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.title.eq("changed"))).isOne();
    }

    @Test
    void anAddedObjectConcernsItsTable() {
        assertThat(ran(session -> session.add(new Tag("new")), from(USERS))).containsExactly("select");
        assertThat(ran(session -> session.add(new Tag("newer")), from(TAGS))).containsExactly("insert", "select");
    }

    @Test
    void aLinkConcernsTheTableThatHoldsItsKey() {
        Consumer<Session> moved = session -> session.get(POSTS.id, 1L).author().set(null);
        assertThat(ran(moved, from(USERS))).containsExactly("select");
        SAMPLE.sql().update(POSTS).set(POSTS.userId, 1L).execute();
        assertThat(ran(moved, from(POSTS))).containsExactly("update", "select");
    }

    @Test
    void aPairConcernsItsAssociationTable() {
        assertThat(ran(session -> session.get(POSTS.id, 2L).tags().add(session.get(TAGS.id, 1L)), from(POSTS)))
                .containsExactly("select");
        assertThat(ran(
                        session -> session.get(POSTS.id, 2L).tags().add(session.get(TAGS.id, 2L)),
                        from(POSTS).where(POSTS.tags.any())))
                .containsExactly("insert", "select");
    }

    @Test
    void aDeletionConcernsWhateverNamesItsTable() {
        assertThat(ran(session -> session.delete(session.get(TAGS.id, 1L)), from(USERS)))
                .containsExactly("select");
        assertThat(ran(
                        session -> session.delete(session.get(TAGS.id, 2L)),
                        from(POSTS).where(POSTS.tags.any())))
                .contains("delete")
                .endsWith("select");
        assertThat(ran(
                        session -> {
                            Order order = session.get(ORDERS.id, 1L);
                            order.items().clear();
                        },
                        from(ITEMS)))
                .containsExactly("delete", "select");
    }

    @Test
    void aKeyIsLookedUpWithoutAFlushOfOtherTables() {
        SAMPLE.db().transaction(session -> {
            session.add(new Tag("new"));
            SAMPLE.statements();
            session.get(USERS.id, 1L);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.get(TAGS.name, "new").getName()).isEqualTo("new");
            assertThat(SAMPLE.statements()).hasSize(2).first().asString().startsWith("insert");
        });
    }

    @Test
    void aFlushWritesWhatConcernsOtherTablesToo() {
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS).orderBy(POSTS.id));
            List<Tag> tags = session.list(from(TAGS).orderBy(TAGS.id));
            tags.get(0).setName("Java");
            posts.get(1).setTitle("2");
            tags.get(1).setName("SQL");
            SAMPLE.statements();
            session.list(from(POSTS));
            assertThat(SAMPLE.statements()).hasSize(3);
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(SAMPLE.sql().fetchCount(TAGS, TAGS.name.in("Java", "SQL"))).isEqualTo(2);
    }

    @Test
    void severalChangedObjectsOfOneTableAreAllWritten() {
        SAMPLE.db().transaction(session -> {
            session.add(new Tag("a"));
            session.add(new Tag("b"));
            session.flush();
            List<Tag> tags = session.list(from(TAGS).orderBy(TAGS.id));
            tags.get(1).setName("1");
            tags.get(3).setName("3");
            assertThat(session.list(from(TAGS).where(TAGS.name.in("1", "3")))).hasSize(2);
        });
    }
}
