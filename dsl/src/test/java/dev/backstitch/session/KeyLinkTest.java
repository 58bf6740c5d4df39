package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Associated.POST_TAGS;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.DatabaseException;
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

class KeyLinkTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private Long alice;
    private Long bob;
    private Long post;
    private Long sql;
    private Long java;

    @BeforeEach
    void rows() {
        User first = new User("Alice");
        User second = new User("Bob");
        first.posts().add(new Post("post"));
        Tag one = new Tag("sql");
        Tag other = new Tag("java");
        first.profile().set(new Profile());
        SAMPLE.db().transaction(session -> {
            session.add(first);
            session.add(second);
            session.add(one);
            session.add(other);
        });
        alice = first.getId();
        bob = second.getId();
        post = first.posts().get(0).getId();
        sql = one.getId();
        java = other.getId();
        SAMPLE.statements();
    }

    @Test
    void row15_aReferenceIsSetByKeyWithoutLoadingEither() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            assertThat(loaded.author().key()).isEqualTo(alice);
            SAMPLE.statements();
            loaded.author().setKey(bob);
            assertThat(loaded.author().key()).isEqualTo(bob);
            assertThat(loaded.author().isLoaded()).isFalse();
            assertThat(SAMPLE.statements()).isEmpty();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(loaded.author().key()).isEqualTo(bob);
            assertThat(loaded.author().get().getName()).isEqualTo("Bob");
            assertThat(loaded.author().get().posts()).containsExactly(loaded);
        });
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isEqualTo(bob);
    }

    @Test
    void row15_anObjectThatTheSessionHasIsLinkedItself() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.one(from(POSTS));
            User old = loaded.author().get();
            assertThat(old.posts()).containsExactly(loaded);
            User second = session.get(USERS.id, bob);
            loaded.author().setKey(bob);
            assertThat(loaded.author().get()).isSameAs(second);
            assertThat(old.posts()).isEmpty();
            assertMirrored(Sample.MODEL, old, second);
        });
    }

    @Test
    void anObjectThatArrivesLaterIsLinkedAtBothEnds() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            loaded.author().setKey(bob);
            User second = session.get(USERS.id, bob);
            assertThat(loaded.author().isLoaded()).isTrue();
            assertThat(loaded.author().get()).isSameAs(second);
            assertThat(second.posts()).containsExactly(loaded);
            User first = session.get(USERS.id, alice);
            assertThat(first.posts()).isEmpty();
            assertMirrored(Sample.MODEL, first, second);
        });
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isEqualTo(bob);
    }

    @Test
    void readingLoadsByTheKey() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            loaded.author().setKey(bob);
            SAMPLE.statements();
            assertThat(loaded.author().get().getName()).isEqualTo("Bob");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void aNewObjectIsLinkedByKeysBeforeItBelongsToASession() {
        Post fresh = new Post("fresh");
        fresh.author().setKey(alice);
        fresh.tags().link(sql, java, sql);
        assertThat(fresh.author().key()).isEqualTo(alice);
        assertThat(fresh.author().isLoaded()).isFalse();
        assertThat(fresh.tags().isLoaded()).isFalse();
        SAMPLE.db().transaction(session -> session.add(fresh));
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(alice))).isEqualTo(2);
        assertThat(SAMPLE.sql().fetchCount(POST_TAGS.table())).isEqualTo(2);
    }

    @Test
    void tagsAreLinkedByKeyToACollectionWhetherLoadedOrNot() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            loaded.tags().link(sql);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2);
            assertThat(loaded.tags()).extracting(Tag::getName).containsExactly("sql");
            loaded.tags().link(java, sql);
            assertThat(loaded.tags().isLoaded()).isFalse();
            assertThat(loaded.tags()).extracting(Tag::getName).containsExactly("sql", "java");
            assertThat(loaded.tags().get(1).posts()).containsExactly(loaded);
            assertMirrored(Sample.MODEL, loaded);
        });
        assertThat(SAMPLE.sql().fetchCount(POST_TAGS.table())).isEqualTo(2);
    }

    @Test
    void anExistingPairIsNoSecondRow() {
        for (int i = 0; i < 2; i++) {
            SAMPLE.db().transaction(session -> {
                session.get(POSTS.id, post).tags().link(sql);
            });
        }
        assertThat(SAMPLE.sql().fetchCount(POST_TAGS.table())).isEqualTo(1);
    }

    @Test
    void childrenAreLinkedByKeyInOneUpdate() {
        SAMPLE.db().transaction(session -> {
            User second = session.get(USERS.id, bob);
            SAMPLE.statements();
            second.posts().link(post);
            session.flush();
            assertThat(SAMPLE.statements()).singleElement().asString().startsWith("update \"posts\" set \"user_id\"");
            assertThat(second.posts()).extracting(Post::getId).containsExactly(post);
            assertMirrored(Sample.MODEL, second);
        });
        User fresh = new User("Fresh");
        fresh.posts().link(post);
        SAMPLE.db().transaction(session -> session.add(fresh));
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isEqualTo(fresh.getId());
    }

    @Test
    void aOneToOneIsSetByKeyFromEitherSideAndDrivesOutWhoWasThere() {
        SAMPLE.db().transaction(session -> {
            Profile fresh = session.add(new Profile());
            fresh.user().setKey(alice);
            session.flush();
            assertThat(SAMPLE.sql().fetchCount(PROFILES)).isOne();
            assertThat(fresh.user().get().profile().get()).isSameAs(fresh);
        });
        assertThat(SAMPLE.sql()
                        .select(PROFILES.userId)
                        .from(PROFILES)
                        .orderBy(PROFILES.id)
                        .fetch(PROFILES.userId))
                .containsExactly(null, alice);
        Long loose = SAMPLE.sql().fetchValue(PROFILES.id, PROFILES.userId.isNull());
        SAMPLE.db().transaction(session -> {
            session.get(USERS.id, alice).profile().setKey(loose);
        });
        assertThat(SAMPLE.sql()
                        .select(PROFILES.userId)
                        .from(PROFILES)
                        .orderBy(PROFILES.id)
                        .fetch(PROFILES.userId))
                .containsExactly(alice, null);
    }

    @Test
    void aKeyIsReplacedAndTakenBack() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            loaded.author().setKey(bob);
            loaded.author().setKey(alice);
            session.flush();
            loaded.author().setKey(bob);
            loaded.author().setKey(null);
            assertThat(loaded.author().get()).isNull();
            assertThat(loaded.author().key()).isNull();
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isNull();
    }

    @Test
    void aNestedTransactionThatFailsTakesKeysBack() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            assertThatThrownBy(() -> session.transaction(inner -> {
                        loaded.author().setKey(bob);
                        loaded.tags().link(sql);
                        inner.flush();
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(loaded.author().key()).isEqualTo(alice);
            assertThat(loaded.tags()).isEmpty();
        });
        assertThat(SAMPLE.sql().fetchCount(POST_TAGS.table())).isZero();
    }

    @Test
    void keysOfTheWrongClassAreRefusedAtTheCall() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            assertThatThrownBy(() -> loaded.author().setKey(7))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Posts.author takes a key of class Long for Users.id, and was given one of class Integer;"
                                    + " nothing was changed");
            assertThatThrownBy(() -> loaded.tags().link(sql, "x"))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("Posts.tags takes a key of class Long for Tags.id");
            assertThatThrownBy(() -> loaded.tags().link(sql, null)).isInstanceOf(NullPointerException.class);
            assertThat(loaded.author().key()).isEqualTo(alice);
            assertThat(loaded.tags()).isEmpty();
        });
    }

    @Test
    void keysOfNoRowAreTold() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post);
            loaded.author().setKey(77L);
            assertThatThrownBy(() -> loaded.author().get())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Posts.author was linked by the key 77, and Users has no row with that key: link another, or set"
                                    + " it to none");
            loaded.author().setKey(bob);
        });
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.get(USERS.id, bob).posts().link(post, 77L);
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("2 rows of Posts were linked by their keys, and 1 of them are there");
    }

    @Test
    void theKeyOfAReferenceIsKnownWhereverItStands() {
        User fresh = new User("Fresh");
        Post other = new Post("other");
        assertThat(other.author().key()).isNull();
        other.author().set(fresh);
        assertThat(other.author().key()).isNull();
        SAMPLE.db().transaction(session -> {
            session.add(other);
            session.flush();
            assertThat(other.author().key()).isEqualTo(fresh.getId());
            User first = session.get(USERS.id, alice);
            assertThat(first.profile().key()).isEqualTo(first.profile().get().getId());
        });
        assertThat(List.of(other.author().key())).containsExactly(fresh.getId());
    }
}
