package dev.backstitch.pages;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.query.PageRequest.page;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.session.TransactionOptions.options;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import dev.backstitch.session.Session;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** Ten users u1 to u10, each with two posts, which have one tag in common. */
    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            Tag tag = session.add(new Tag("t"));
            for (int i = 1; i <= 10; i++) {
                User user = session.add(new User("u" + i));
                for (String title : List.of("a", "b")) {
                    Post post = new Post(title + i);
                    user.posts().add(post);
                    post.tags().add(tag);
                }
                session.flush();
            }
        });
        SAMPLE.statements();
    }

    private static Stream<User> users(Session session, int chunk) {
        return session.stream(from(USERS).orderBy(USERS.id), chunk);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
    }

    private static long openCursors(Session session) {
        return session.dsl()
                .fetchCount(org.jooq.impl.DSL.table("pg_cursors"), org.jooq.impl.DSL.condition("name like 'C\\_%'"));
    }

    @Test
    void oneStatementForAllChunksAndThoseOfThePlanForEach() {
        SAMPLE.db().transaction(session -> {
            List<String> seen = new ArrayList<>();
            try (Stream<User> users = session.stream(
                    from(USERS).orderBy(USERS.id.desc()).with(USERS.posts, post -> post.with(POSTS.tags)), 4)) {
                users.forEach(user -> {
                    assertThat(user.posts()).hasSize(2);
                    assertThat(user.posts().get(0).tags()).hasSize(1);
                    assertMirrored(Sample.MODEL, user);
                    seen.add(user.getName());
                });
            }
            assertThat(seen).containsExactly("u10", "u9", "u8", "u7", "u6", "u5", "u4", "u3", "u2", "u1");
            assertThat(SAMPLE.statements())
                    .as("the users, and posts and tags of three chunks")
                    .hasSize(1 + 3 * 2);
        });
    }

    @Test
    void aLazyLinkIsLoadedForItsChunk() {
        SAMPLE.db().transaction(session -> {
            try (Stream<User> users = users(session, 5)) {
                assertThat(users.mapToInt(user -> user.posts().size()).sum()).isEqualTo(20);
            }
            assertThat(SAMPLE.statements()).hasSize(3);
        });
    }

    @Test
    void objectsOfPastChunksLeaveTheSession() {
        SAMPLE.db().transaction(session -> {
            List<User> all = new ArrayList<>();
            try (Stream<User> users =
                    session.stream(from(USERS).orderBy(USERS.id).with(USERS.posts), 4)) {
                users.forEach(user -> {
                    all.add(user);
                    assertThat(session.contains(user)).isTrue();
                    assertThat(session.contains(user.posts().get(0))).isTrue();
                    assertThat(all.stream().filter(session::contains).count()).isLessThanOrEqualTo(4);
                });
            }
            assertThat(all).hasSize(10).noneMatch(session::contains);
            assertThat(session.contains(all.get(0).posts().get(0))).isFalse();
            assertThat(all.get(0).posts()).as("what is loaded stays readable").hasSize(2);
            refused(
                    () -> all.get(0).profile().get(),
                    "Users.profile is not loaded and its object left the session with a past chunk of a stream: load it inside the"
                            + " transaction, with(Users.profile) in the query");
            User again = session.get(USERS.id, 1L);
            assertThat(again).isNotSameAs(all.get(0));
            assertMirrored(Sample.MODEL, again, all.get(0));
        });
    }

    @Test
    void whatIsChangedInAChunkIsFlushedBeforeTheNext() {
        SAMPLE.db().transaction(session -> {
            try (Stream<User> users = users(session, 4)) {
                users.forEach(user -> user.setName(user.getName() + "!"));
            }
            assertThat(SAMPLE.statements().stream().filter(sql -> sql.startsWith("update")))
                    .hasSize(3);
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.like("u%!"))).isEqualTo(10);
    }

    @Test
    void aRollbackTakesBackWhatPastChunksWrote() {
        List<Post> made = new ArrayList<>();
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    try (Stream<User> users = users(session, 4)) {
                        users.forEach(user -> {
                            Post post = new Post("new");
                            user.posts().add(post);
                            made.add(post);
                        });
                    }
                    session.flush();
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
        assertThat(made).hasSize(10).allMatch(post -> post.getId() == null);
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(20);
        SAMPLE.db().transaction(session -> session.add(made.get(0)));
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(21);
    }

    @Test
    void whatAStayingObjectIsLinkedToStays() {
        SAMPLE.db().transaction(session -> {
            User resident = session.get(USERS.id, 2L);
            Post loose = session.add(new Post("loose"));
            List<User> all = new ArrayList<>();
            try (Stream<User> users = users(session, 3)) {
                users.forEach(user -> {
                    all.add(user);
                    if (user.getId() == 1L) {
                        loose.author().set(user);
                    }
                });
            }
            assertThat(all.get(1)).isSameAs(resident);
            assertThat(all.stream().map(session::contains))
                    .as("1 is the author of an object that the session was given, 2 was there before")
                    .containsExactly(true, true, false, false, false, false, false, false, false, false);
            all.get(0).setName("written");
            all.get(2).setName("not written");
        });
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("written"))).isEqualTo(1);
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("not written"))).isZero();
    }

    @Test
    void whatSeveralChunksLeadToIsReadAnewForEachAndBothEndsAgree() {
        SAMPLE.db().transaction(session -> {
            List<Tag> tags = new ArrayList<>();
            try (Stream<Post> posts =
                    session.stream(from(POSTS).orderBy(POSTS.id).with(POSTS.tags), 10)) {
                posts.forEach(post -> {
                    Tag tag = post.tags().get(0);
                    assertMirrored(Sample.MODEL, post, tag);
                    if (!tags.contains(tag)) {
                        tags.add(tag);
                    }
                });
            }
            assertThat(tags).hasSize(2);
            assertThat(tags).noneMatch(session::contains);
        });
    }

    @Test
    void otherStatementsRunWhileItIsOpenAndItShowsTheRowsOfItsBeginning() {
        SAMPLE.db().transaction(session -> {
            List<String> names = new ArrayList<>();
            try (Stream<User> users = users(session, 2)) {
                users.forEach(user -> {
                    names.add(user.getName());
                    session.add(new User("late"));
                    assertThat(session.count(from(USERS))).isEqualTo(10L + names.size());
                    try (Stream<Post> posts = session.stream(from(POSTS).where(POSTS.author.is(user)), 1)) {
                        assertThat(posts.count()).isEqualTo(2);
                    }
                    assertThat(session.contains(user)).isTrue();
                });
            }
            assertThat(names).hasSize(10).doesNotContain("late");
        });
    }

    @Test
    void closingEarlyClosesTheCursor() {
        SAMPLE.db().transaction(session -> {
            try (Stream<User> users = users(session, 2)) {
                assertThat(users.limit(3).map(User::getName).toList()).containsExactly("u1", "u2", "u3");
                assertThat(openCursors(session)).isEqualTo(1);
            }
            assertThat(openCursors(session)).isZero();
        });
    }

    @Test
    void whereItIsClosedBeforeItsEndTheLastChunkStays() {
        List<User> all = SAMPLE.db().transaction(session -> {
            try (Stream<User> users = users(session, 2)) {
                List<User> some = users.limit(3).toList();
                some.get(2).setName("written");
                return some;
            }
        });
        assertThat(all).extracting(User::getName).containsExactly("u1", "u2", "written");
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("written"))).isEqualTo(1);
    }

    @Test
    void itClosesItselfAtItsEndAndWhereWhatReadsItThrows() {
        SAMPLE.db().transaction(session -> {
            assertThat(users(session, 3).count()).isEqualTo(10);
            assertThat(openCursors(session)).isZero();
            Stream<User> users = users(session, 3);
            assertThat(openCursors(session)).isEqualTo(1);
            assertThatThrownBy(() -> users.forEach(user -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            assertThat(openCursors(session)).isZero();
            assertThat(session.list(from(USERS))).as("the session goes on").hasSize(10);
        });
    }

    @Test
    void aClosedStreamIsNotReadOn() {
        SAMPLE.db().transaction(session -> {
            Stream<User> users = users(session, 3);
            Iterator<User> iterator = users.iterator();
            assertThat(iterator.next().getName()).isEqualTo("u1");
            users.close();
            refused(iterator::next, "the stream over from(Users) is closed: begin another by session.stream(..)");
        });
    }

    @Test
    void afterTheTransactionItCannotBeRead() {
        Stream<User> users = SAMPLE.db().transaction(session -> users(session, 3));
        refused(
                users::count,
                "the stream over from(Users) has ended with its transaction: read it inside of that, or collect there what is needed"
                        + " of it");
        List<Iterator<User>> kept = new ArrayList<>();
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    kept.add(users(session, 3).iterator());
                    kept.get(0).next();
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
        assertThatThrownBy(() -> kept.get(0).next())
                .hasMessageStartingWith("the stream over from(Users) has ended with its transaction");
    }

    @Test
    void aNestedTransactionMayBeTakenBackBetweenTwoObjects() {
        SAMPLE.db().transaction(session -> {
            List<String> names = new ArrayList<>();
            try (Stream<User> users = users(session, 2)) {
                users.forEach(user -> {
                    names.add(user.getName());
                    try {
                        session.transaction(inner -> {
                            user.setName("x");
                            inner.flush();
                            inner.dsl().execute("select 1 / 0");
                        });
                    } catch (org.jooq.exception.DataAccessException back) {
                        assertThat(user.getName()).isEqualTo(names.get(names.size() - 1));
                    }
                });
            }
            assertThat(names).hasSize(10);
        });
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("x"))).isZero();
    }

    @Test
    void insideOfANestedTransactionOneThatBeganBeforeIsNotReadOn() {
        SAMPLE.db().transaction(session -> {
            Iterator<User> outer = users(session, 2).iterator();
            outer.next();
            List<Iterator<User>> inner = new ArrayList<>();
            session.transaction(nested -> {
                refused(
                        outer::next,
                        "the stream over from(Users) began outside of this nested transaction, which may take back what is read in it:"
                                + " read on when it has ended");
                inner.add(users(nested, 2).iterator());
                assertThat(inner.get(0).next().getName()).isEqualTo("u1");
            });
            assertThat(outer.next().getName()).isEqualTo("u2");
            assertThatThrownBy(() -> inner.get(0).next())
                    .hasMessageStartingWith("the stream over from(Users) has ended");
            assertThat(openCursors(session)).isEqualTo(1);
        });
    }

    @Test
    void aBulkLoadDoesNotReadFromAStreamOfItsOwnSession() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.bulkLoad(USERS, users(session, 2).map(user -> new User("copy of " + user.getName())));
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the session is in the middle of a bulk load, and its connection takes nothing but rows: use it before or"
                                + " after, or give the load a stream that does not use it");
        assertThat(SAMPLE.sql().fetchCount(USERS)).isEqualTo(10);
    }

    @Test
    void anotherThreadDoesNotReadIt() {
        SAMPLE.db().transaction(session -> {
            List<Throwable> thrown = new ArrayList<>();
            Stream<User> users = users(session, 2);
            CompletableFuture.runAsync(() -> users.forEach(user -> {}))
                    .handle((done, e) -> thrown.add(e))
                    .join();
            assertThat(thrown).singleElement().asString().contains("a session belongs to the thread that began it");
        });
    }

    @Test
    void aFailedFlushClosesItAndEndsTheSession() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.stream(from(TAGS)).forEach(tag -> {});
                    users(session, 2).forEach(user -> session.add(new Tag("t")));
                }))
                .isInstanceOf(dev.backstitch.error.ConstraintException.class);
    }

    @Test
    void aReadOnlyTransactionAndALockAndAStrictQuery() {
        SAMPLE.db().transaction(options().readOnly(), session -> {
            assertThat(users(session, 2).count()).isEqualTo(10);
        });
        SAMPLE.db().transaction(session -> {
            User known = session.get(USERS.id, 7L);
            SAMPLE.sql().execute("update users set name = 'theirs' where id = 7");
            try (Stream<User> users =
                    session.stream(from(USERS).orderBy(USERS.id).forUpdate(), 3)) {
                assertThat(users.map(User::getName)).contains("theirs");
            }
            assertThat(known.getName()).isEqualTo("theirs");
            assertThatThrownBy(() -> session.stream(from(USERS).strict(), 3)
                            .map(user -> user.posts().size())
                            .toList())
                    .hasMessageStartingWith("Users.posts is not loaded for the object Users ");
        });
    }

    @Test
    void aLimitCountsRootsAndAChunkHasToBeSome() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.stream(
                                    from(USERS)
                                            .orderBy(USERS.id)
                                            .limit(3)
                                            .offset(1)
                                            .with(USERS.posts),
                                    2)
                            .map(User::getName))
                    .containsExactly("u2", "u3", "u4");
            refused(() -> users(session, 0), "stream(.., 0) fetches nothing: give at least 1 object a chunk");
        });
    }

    @Test
    void aPlanInOneRoundTripIsForAWholeResult() {
        SAMPLE.db().transaction(session -> {
            EntityQuery<User> query = from(USERS).with(USERS.posts).inOneRoundTrip();
            refused(
                    () -> session.stream(query),
                    "stream(..) was given from(Users).with(posts) with inOneRoundTrip(): leave it out, what is fetched for a chunk is read"
                            + " by statements of its own; nothing was sent");
            refused(
                    () -> session.page(query, page(1)),
                    "page(..) was given from(Users).with(posts) with inOneRoundTrip(): leave it out, what is fetched for a page is read by"
                            + " statements of its own; nothing was sent");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void aQueryOfSomeColumnsIsStreamedAndPaged() {
        SAMPLE.db().transaction(session -> {
            EntityQuery<User> query = from(USERS).only(USERS.id).orderBy(USERS.name.desc());
            try (Stream<User> users = session.stream(query, 4)) {
                assertThat(users.map(User::getId).toList()).startsWith(9L, 8L);
            }
            assertThat(session.page(query, page(2)).items())
                    .extracting(User::getId)
                    .containsExactly(9L, 8L);
            assertThat(session.page(
                                    query,
                                    page(2).after(session.page(query, page(2)).endCursor()))
                            .items())
                    .extracting(User::getId)
                    .containsExactly(7L, 6L);
        });
    }

    @Test
    void aStreamCountsAsOneStatementOfABudget() {
        SAMPLE.db().transaction(session -> {
            session.budget(1);
            assertThat(users(session, 1).count()).isEqualTo(10);
            assertThatThrownBy(() -> users(session, 1))
                    .hasMessageContaining("stream from(Users): select")
                    .hasMessageContaining("1. stream from(Users): select");
        });
    }

    @Test
    void chunksOfAnySizeAreTheWholeList() {
        IntStream.rangeClosed(1, 11)
                .forEach(size -> SAMPLE.db().transaction(session -> {
                    assertThat(users(session, size).map(User::getId))
                            .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
                }));
    }
}
