package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Items.ITEMS;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Item;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkLoadTest {

    private static final String AWKWARD = "tab\there, back\\slash, line\nfeed, return\rhere, \\N, \\., é ü ß € 😀";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static List<String> titles() {
        return SAMPLE.sql().select(POSTS.title).from(POSTS).orderBy(POSTS.id).fetch(POSTS.title);
    }

    private static Post by(User author, String title) {
        Post post = new Post(title);
        post.author().set(author);
        return post;
    }

    @Test
    void manyRowsAreWrittenOneByOne() {
        int size = 200_000;
        AtomicLong pulled = new AtomicLong();
        List<Long> told = new ArrayList<>();
        long count = SAMPLE.db()
                .transaction(session -> session.bulkLoad(POSTS)
                        .onProgress(30_000, rows -> {
                            assertThat(pulled).hasValue(rows);
                            told.add(rows);
                        })
                        .from(LongStream.rangeClosed(1, size).mapToObj(i -> {
                            pulled.incrementAndGet();
                            return new Post("post " + i);
                        })));
        assertThat(count).isEqualTo(size);
        assertThat(told).containsExactly(30_000L, 60_000L, 90_000L, 120_000L, 150_000L, 180_000L);
        assertThat(SAMPLE.statements()).containsExactly("copy \"posts\" (\"title\", \"user_id\") from stdin");
        assertThat(SAMPLE.sql()
                        .fetchValue(DSL.select(DSL.field(
                                        "md5(string_agg({0}, ',' order by {1}))",
                                        SQLDataType.VARCHAR, POSTS.title, POSTS.id))
                                .from(POSTS)))
                .isEqualTo(SAMPLE.sql()
                        .fetchValue(
                                "select md5(string_agg('post ' || i, ',' order by i)) from generate_series(1, ?) i",
                                size));
    }

    @Test
    void whatIsRefusedAmongManyIsNamedWithItsRow() {
        AtomicLong pulled = new AtomicLong();
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.bulkLoad(
                            TAGS,
                            Stream.generate(() -> new Tag("tag " + pulled.incrementAndGet() % 100_000))
                                    .limit(300_000));
                }))
                .isInstanceOf(ConstraintException.class)
                .hasMessageStartingWith("loading row 100001 into tags: two rows of Tags would have the same name");
        assertThat(SAMPLE.sql().fetchCount(TAGS)).isZero();
    }

    @Test
    void textIsEscapedExactly() {
        SAMPLE.db()
                .transaction(session -> session.bulkLoad(
                        POSTS,
                        Stream.of(AWKWARD, "", "\\N", "\\", "NULL", "\t\n", "\u0001\b\f\u000b\u007f")
                                .map(Post::new)));
        assertThat(titles()).containsExactly(AWKWARD, "", "\\N", "\\", "NULL", "\t\n", "\u0001\b\f\u000b\u007f");
    }

    @Test
    void aValueMayBeLongerThanTheBuffer() {
        String name = "€\\".repeat(100_000);
        SAMPLE.db().transaction(session -> session.bulkLoad(NODES, Stream.of(new Node(name))));
        assertThat(SAMPLE.sql().fetchValue(NODES.name)).isEqualTo(name);
    }

    @Test
    void foreignKeysAreTakenFromReferences() {
        SAMPLE.db().transaction(session -> {
            User alice = session.add(new User("Alice"));
            Post byKey = new Post("by key");
            byKey.author().setKey(1L);
            Post plain = new Post("none");
            User bob = new User("Bob");
            bob.setId(1L);
            Stream<Post> posts = Stream.of("unmanaged", "other").map(title -> by(bob, title));
            assertThat(session.bulkLoad(POSTS, Stream.concat(Stream.of(byKey, plain), posts)))
                    .isEqualTo(4);
            assertThat(alice.getId()).isOne();
            assertThat(alice.posts()).isEmpty();
            assertThat(plain.getId()).isNull();
            assertThat(session.contains(plain)).isFalse();
        });
        assertThat(SAMPLE.sql()
                        .select(POSTS.userId)
                        .from(POSTS)
                        .orderBy(POSTS.id)
                        .fetch(POSTS.userId))
                .containsExactly(1L, null, 1L, 1L);
        assertThat(SAMPLE.sql().fetchCount(USERS)).isOne();
    }

    @Test
    void aReferenceThatAnEndedSessionDidNotReadIsTakenFromItsRow() {
        SAMPLE.db().transaction(session -> {
            session.add(by(new User("Alice"), "first"));
            session.add(new Post("alone"));
        });
        List<Post> detached = SAMPLE.db().transaction(session -> session.list(from(POSTS)));
        SAMPLE.db().transaction(session -> session.bulkLoad(POSTS, detached.stream()));
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(1L))).isEqualTo(2);
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.isNull())).isEqualTo(2);
    }

    @Test
    void identityValuesAreWrittenWhereThatIsAsked() {
        Post post = new Post("with");
        post.setId(77L);
        SAMPLE.db().transaction(session -> session.bulkLoad(POSTS, Stream.of(post)));
        SAMPLE.db()
                .transaction(session -> session.bulkLoad(POSTS).withIdentity().from(Stream.of(post)));
        assertThat(SAMPLE.sql().select(POSTS.id).from(POSTS).orderBy(POSTS.id).fetch(POSTS.id))
                .containsExactly(1L, 77L);
    }

    @Test
    void whatCannotBeStoredIsNamedWithItsRow() {
        record Refused(Stream<Post> posts, String message) {}
        for (Refused each : List.of(
                new Refused(
                        Stream.of(new Post("fine"), new Post("a\0b")),
                        "row 2 of a load of Posts: Posts.title contains U+0000 at index 1: PostgreSQL would not store it as it"
                                + " is; change the value; nothing of the load is stored"),
                new Refused(
                        Stream.of(new Post("a".repeat(201))),
                        "row 1 of a load of Posts: Posts.title is 201 characters long and varchar(200) takes 200: PostgreSQL"
                                + " would not store it as it is; change the value; nothing of the load is stored"),
                new Refused(
                        Stream.of(new Post()),
                        "row 1 of a load of Posts: Posts.title is NOT NULL and the object has no value for it: set it before"
                                + " the load; nothing of the load is stored"),
                new Refused(
                        Stream.of(by(new User("new"), "x")),
                        "row 1 of a load of Posts: Posts.author refers to an object of Users that has no key yet: add that to"
                                + " the session, or load it before, with its key; nothing of the load is stored"))) {
            assertThatThrownBy(() -> SAMPLE.db().transaction(session -> session.bulkLoad(POSTS, each.posts)))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage(each.message);
        }
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> session.bulkLoad(ITEMS, Stream.of(new Item("x")))))
                .isInstanceOf(RefusedDataException.class)
                .hasMessageContaining("row 1 of a load of Items: Items.order_id is NOT NULL");
        assertThat(titles()).isEmpty();
    }

    @Test
    void anObjectOfTheSessionIsRefused() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Post post = session.add(new Post("managed"));
                    session.bulkLoad(POSTS, Stream.of(post));
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "row 1 of a load of Posts is an object of this session, which writes it itself: load objects that"
                                + " were not added");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.bulkLoad(POSTS, Stream.of((Post) null));
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage("row 1 of a load of Posts is null");
    }

    @Test
    void whatTheServerRefusesIsNamedWithItsRow() {
        assertThatThrownBy(() -> SAMPLE.db()
                        .transaction(session ->
                                session.bulkLoad(TAGS, Stream.of("a", "b", "a").map(Tag::new))))
                .isInstanceOf(ConstraintException.class)
                .hasMessage(
                        "loading row 3 into tags: two rows of Tags would have the same name, and unique key tags_name_key"
                                + " (name) of table tags allows one: choose another value, or change the row that has it");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Post lost = new Post("lost");
                    lost.author().setKey(4711L);
                    session.bulkLoad(POSTS, Stream.of(lost));
                }))
                .isInstanceOf(ConstraintException.class)
                .hasMessageStartingWith("loading rows into posts: Posts.author names a row of Users that is not there");
    }

    @Test
    void aStreamThatThrowsStopsTheLoad() {
        SAMPLE.db().transaction(session -> {
            session.add(new Post("before"));
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.bulkLoad(POSTS, Stream.of("a", "b").map(title -> {
                            if (title.equals("b")) {
                                throw new IllegalStateException("stop");
                            }
                            return new Post(title);
                        }));
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("stop");
            assertThat(session.bulkLoad(POSTS, Stream.of(new Post("after")))).isOne();
        });
        assertThat(titles()).containsExactly("before", "after");
    }

    @Test
    void afterAFailedLoadTheSessionIsOver() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    assertThatThrownBy(() -> session.bulkLoad(POSTS, Stream.of(new Post())))
                            .isInstanceOf(RefusedDataException.class);
                }))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("a statement of this transaction has failed");
    }

    @Test
    void theSessionCannotBeUsedMeanwhile() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.bulkLoad(POSTS, Stream.of(1L).map(id -> {
                        session.get(USERS.id, id);
                        return new Post("x");
                    }));
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the session is in the middle of a bulk load, and its connection takes nothing but rows: use it"
                                + " before or after, or give the load a stream that does not use it");
    }

    @Test
    void nothingIsLoadedFromNothing() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.bulkLoad(POSTS, Stream.empty())).isZero();
            assertThatThrownBy(() -> session.bulkLoad(POSTS).onProgress(0, rows -> {}))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("onProgress(0, ..) would never tell: give at least 1");
            assertThatThrownBy(
                            () -> session.bulkLoad(POSTS).leaving(POSTS.title).from(Stream.empty()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Posts.title is NOT NULL without a default, and the load gives it no value: map it to a"
                            + " property or a reference, or do not leave it out");
        });
    }

    @Test
    void pendingChangesAreFlushedFirst() {
        SAMPLE.db().transaction(session -> {
            Order order = session.add(new Order("A1"));
            assertThat(session.bulkLoad(ITEMS, Stream.of("x", "y").map(name -> {
                        Item item = new Item(name);
                        item.order().setKey(1L);
                        return item;
                    })))
                    .isEqualTo(2);
            assertThat(order.getId()).isOne();
        });
        assertThat(SAMPLE.sql().fetchCount(ITEMS)).isEqualTo(2);
    }
}
