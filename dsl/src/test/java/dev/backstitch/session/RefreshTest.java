package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Others change rows meanwhile: here by statements on a connection of their own, which are committed at once. */
class RefreshTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** Alice has posts 1 and 2 and tag 1 on post 1; Bob has none; profile 1 is Alice's. */
    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            User alice = session.add(new User("Alice"));
            session.add(new User("Bob"));
            alice.posts().replaceWith(new Post("one"), new Post("two"));
            alice.posts().get(0).tags().add(new Tag("java"));
            session.add(new Tag("sql"));
            alice.profile().set(new Profile("hers"));
            session.flush();
            session.add(new Profile("nobody's"));
        });
        SAMPLE.statements();
    }

    private static void sql(String statement) {
        SAMPLE.sql().execute(statement);
    }

    private static List<String> written() {
        return SAMPLE.statements().stream()
                .filter(sql -> !sql.startsWith("select"))
                .toList();
    }

    @Test
    void propertiesAreReadAgainInOneStatementATable() {
        SAMPLE.db().transaction(session -> {
            List<User> users = session.list(from(USERS).orderBy(USERS.id));
            Post one = session.get(POSTS.id, 1L);
            users.get(0).setName("lost");
            sql("update users set name = name || '!'");
            SAMPLE.statements();
            session.refresh(List.of(users.get(0), one, users.get(1), users.get(0)));
            assertThat(SAMPLE.statements()).hasSize(2).allMatch(sql -> sql.startsWith("select"));
            assertThat(users).extracting(User::getName).containsExactly("Alice!", "Bob!");
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            users.get(0).setName("kept");
        });
        assertThat(written()).hasSize(1).first().asString().startsWith("update \"users\" set \"name\"");
    }

    @Test
    void aReferenceThatOthersMovedLeavesItsOwnerAndJoinsTheOther() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            User bob = session.get(USERS.id, 2L);
            assertThat(alice.posts()).hasSize(2);
            assertThat(bob.posts()).isEmpty();
            Post one = session.get(POSTS.id, 1L);
            sql("update posts set user_id = 2 where id = 1");
            session.refresh(one);
            assertThat(one.author().get()).isSameAs(bob);
            assertThat(alice.posts()).extracting(Post::getTitle).containsExactly("two");
            assertThat(bob.posts()).containsExactly(one);
            assertMirrored(Sample.MODEL, alice, bob);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aReferenceThatOthersEmptiedIsEmpty() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = alice.posts().get(0);
            sql("update posts set user_id = null where id = 1");
            session.refresh(one);
            assertThat(one.author().get()).isNull();
            assertThat(alice.posts()).hasSize(1).doesNotContain(one);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aPendingReferenceIsKeptAndWritten() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            User bob = session.get(USERS.id, 2L);
            Post one = alice.posts().get(0);
            bob.posts().add(one);
            sql("update posts set user_id = null, title = 'new' where id = 1");
            session.refresh(one);
            assertThat(one.getTitle()).isEqualTo("new");
            assertThat(one.author().get()).isSameAs(bob);
            assertMirrored(Sample.MODEL, alice, bob);
        });
        assertThat(SAMPLE.sql()
                        .select(POSTS.userId)
                        .from(POSTS.userId.mappedTable())
                        .where(POSTS.id.eq(1L))
                        .fetchOne(POSTS.userId))
                .isEqualTo(2L);
    }

    @Test
    void aPendingReferenceThatTheRowHasNowIsNoSql() {
        SAMPLE.db().transaction(session -> {
            Post one = session.get(POSTS.id, 1L);
            one.author().set(session.get(USERS.id, 2L));
            sql("update posts set user_id = 2 where id = 1");
            session.refresh(one);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aCollectionGainsAndLosesWhatOthersMovedAndKeepsWhatIsPending() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            User bob = session.get(USERS.id, 2L);
            assertThat(bob.posts()).isEmpty();
            Post one = alice.posts().get(0);
            Post two = alice.posts().get(1);
            Post pending = new Post("pending");
            alice.posts().add(pending);
            alice.posts().remove(two);
            sql("insert into posts (title, user_id) values ('three', 1)");
            sql("update posts set user_id = 2 where id = 1");
            SAMPLE.statements();
            session.refresh(alice);
            assertThat(SAMPLE.statements())
                    .as("the row, the profile, the posts, and where one went")
                    .hasSizeLessThanOrEqualTo(4);
            assertThat(alice.posts()).extracting(Post::getTitle).containsExactly("three", "pending");
            assertThat(one.author().get()).isSameAs(bob);
            assertThat(bob.posts()).containsExactly(one);
            assertThat(two.author().get()).isNull();
            assertMirrored(Sample.MODEL, alice, bob, one, two);
        });
        assertThat(SAMPLE.sql()
                        .select(POSTS.title)
                        .from(POSTS)
                        .where(POSTS.userId.eq(1L))
                        .orderBy(POSTS.id)
                        .fetch(POSTS.title))
                .containsExactly("three", "pending");
        assertThat(SAMPLE.sql()
                        .select(POSTS.userId)
                        .from(POSTS.userId.mappedTable())
                        .where(POSTS.id.eq(1L))
                        .fetchOne(POSTS.userId))
                .isEqualTo(2L);
        assertThat(SAMPLE.sql()
                        .select(POSTS.userId)
                        .from(POSTS.userId.mappedTable())
                        .where(POSTS.id.eq(2L))
                        .fetchOne(POSTS.userId))
                .isNull();
    }

    @Test
    void aChildWhoseRowIsGoneIsNobodys() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post two = alice.posts().get(1);
            sql("delete from posts where id = 2");
            session.refresh(alice);
            assertThat(alice.posts()).hasSize(1).doesNotContain(two);
            assertThat(two.author().get()).isNull();
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void whatIsNotLoadedStaysSo() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post added = new Post("added");
            alice.posts().add(added);
            SAMPLE.statements();
            session.refresh(alice);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(alice.posts().isLoaded()).isFalse();
            assertThat(alice.posts()).hasSize(3).contains(added);
        });
    }

    @Test
    void pairsThatOthersMadeAndTookAreFollowedAndPendingOnesKept() {
        SAMPLE.db().transaction(session -> {
            Post one = session.get(POSTS.id, 1L);
            Post two = session.get(POSTS.id, 2L);
            Tag java = session.get(TAGS.id, 1L);
            Tag sql = session.get(TAGS.id, 2L);
            assertThat(one.tags()).containsExactly(java);
            assertThat(java.posts()).containsExactly(one);
            assertThat(sql.posts()).isEmpty();
            assertThat(two.tags()).isEmpty();
            Tag pending = new Tag("pending");
            one.tags().add(pending);
            two.tags().add(java);
            sql("delete from post_tags");
            sql("insert into post_tags values (1, 2)");
            session.refresh(one);
            assertThat(one.tags()).containsExactly(sql, pending);
            assertThat(java.posts()).containsExactly(two);
            assertThat(sql.posts()).containsExactly(one);
            assertMirrored(Sample.MODEL, one, two, java, sql);
        });
        assertThat(SAMPLE.sql().fetchCount(table(name("post_tags")))).isEqualTo(3);
    }

    @Test
    void aPairThatIsTakenAwayHereStaysSo() {
        SAMPLE.db().transaction(session -> {
            Post one = session.get(POSTS.id, 1L);
            Tag java = one.tags().get(0);
            one.tags().remove(java);
            session.refresh(List.of(one, java));
            assertThat(one.tags()).isEmpty();
        });
        assertThat(SAMPLE.sql().fetchCount(table(name("post_tags")))).isZero();
    }

    @Test
    void aOneToOneThatOthersGaveToAnotherFollows() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Profile hers = alice.profile().get();
            Profile other = session.get(PROFILES.id, 2L);
            assertThat(other.user().get()).isNull();
            sql("update profiles set user_id = null where id = 1");
            sql("update profiles set user_id = 1 where id = 2");
            session.refresh(other);
            assertThat(alice.profile().get()).isSameAs(other);
            assertThat(other.user().get()).isSameAs(alice);
            assertThat(hers.user().get()).isNull();
            assertMirrored(Sample.MODEL, alice, hers, other);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aOneToOneIsReadAgainFromTheSideThatHoldsNoKey() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Profile hers = alice.profile().get();
            sql("update profiles set user_id = null where id = 1");
            sql("update profiles set user_id = 1 where id = 2");
            session.refresh(alice);
            assertThat(alice.profile().get().getBio()).isEqualTo("nobody's");
            assertThat(hers.user().get()).isNull();
            assertMirrored(Sample.MODEL, alice, hers);
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void aPendingPartnerStays() {
        SAMPLE.db().transaction(session -> {
            User bob = session.get(USERS.id, 2L);
            Profile hers = session.get(PROFILES.id, 1L);
            Profile other = session.get(PROFILES.id, 2L);
            assertThat(bob.profile().get()).isNull();
            bob.profile().set(hers);
            sql("update profiles set user_id = 2 where id = 2");
            session.refresh(other);
            assertThat(bob.profile().get()).isSameAs(hers);
            assertThat(other.user().get()).isNull();
            assertMirrored(Sample.MODEL, bob, hers, other);
        });
        assertThat(SAMPLE.sql()
                        .select(PROFILES.userId)
                        .from(PROFILES.userId.mappedTable())
                        .where(PROFILES.id.eq(1L))
                        .fetchOne(PROFILES.userId))
                .isEqualTo(2L);
        assertThat(SAMPLE.sql()
                        .select(PROFILES.userId)
                        .from(PROFILES.userId.mappedTable())
                        .where(PROFILES.id.eq(2L))
                        .fetchOne(PROFILES.userId))
                .isNull();
    }

    @Test
    void inANestedTransactionThatIsRolledBackRowsAreAsBefore() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            User bob = session.get(USERS.id, 2L);
            Post one = alice.posts().get(0);
            assertThat(bob.posts()).isEmpty();
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.dsl().execute("update posts set user_id = 2, title = 'inner' where id = 1");
                        inner.refresh(one);
                        assertThat(bob.posts()).containsExactly(one);
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(one.getTitle()).isEqualTo("one");
            assertThat(one.author().get()).isSameAs(alice);
            assertThat(alice.posts()).hasSize(2);
            assertThat(bob.posts()).isEmpty();
            assertMirrored(Sample.MODEL, alice, bob);
            SAMPLE.statements();
        });
        assertThat(written()).isEmpty();
    }

    @Test
    void whatCannotBeReadAgainIsRefused() {
        SAMPLE.db().transaction(session -> {
            User alice = session.get(USERS.id, 1L);
            Post one = session.get(POSTS.id, 1L);
            alice.setName("mine");
            assertRefused(
                    session,
                    List.of(alice, new User("x")),
                    "refresh: the Users object is not in this session: get it here, or attach it");
            User fresh = session.add(new User("new"));
            assertRefused(
                    session,
                    List.of(fresh),
                    "refresh: the Users object is new, so no row can be read for it: flush first");
            session.flush();
            session.delete(one);
            assertRefused(
                    session,
                    List.of(one),
                    "refresh: the Posts object is to be deleted by this session: undelete it first");
            session.undelete(one);
            alice.setName("mine too");
            sql("delete from posts where id = 2");
            Post two =
                    alice.posts().stream().filter(p -> p.getId() == 2).findAny().orElse(null);
            assertThat(two).isNull();
        });
    }

    @Test
    void aRowThatIsGoneIsToldAndNothingIsChanged() {
        SAMPLE.db().transaction(session -> {
            User bob = session.get(USERS.id, 2L);
            User alice = session.get(USERS.id, 1L);
            alice.setName("mine");
            sql("delete from users where id = 2");
            assertRefused(
                    session,
                    List.of(alice, bob),
                    "refresh: Users with the key 2 has no row any more: somebody else deleted it; nothing was changed");
            assertThat(alice.getName()).isEqualTo("mine");
            session.refresh(List.of());
        });
    }

    private static void assertRefused(Session session, List<?> entities, String message) {
        assertThatThrownBy(() -> session.refresh(entities))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
