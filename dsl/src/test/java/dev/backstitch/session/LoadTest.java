package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Node;
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

class LoadTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void twoUsersThreePostsTwoTags() {
        User alice = new User("Alice");
        User bob = new User("Bob");
        alice.profile().set(new Profile("about Alice"));
        Tag java = new Tag("java");
        Tag sql = new Tag("sql");
        for (String title : List.of("a1", "a2")) {
            Post post = new Post(title);
            alice.posts().add(post);
            post.tags().add(java);
        }
        Post b1 = new Post("b1");
        bob.posts().add(b1);
        b1.tags().replaceWith(java, sql);
        new Node("child").parent().set(new Node("root"));
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.add(bob);
            Node child = new Node("child");
            child.parent().set(new Node("root"));
            session.add(child);
        });
        SAMPLE.statements();
    }

    @Test
    void oneRowIsOneObject() {
        SAMPLE.db().transaction(session -> {
            User alice = session.one(from(USERS).where(USERS.name.eq("Alice")));
            assertThat(session.get(USERS.id, alice.getId())).isSameAs(alice);
            assertThat(session.list(from(USERS).orderBy(USERS.name)).get(0)).isSameAs(alice);
            assertThat(SAMPLE.statements()).hasSize(2);
        });
    }

    @Test
    void aFetchPlanCostsOneStatementARelationshipAndFillsBothEnds() {
        List<User> users = SAMPLE.db()
                .transaction(session -> session.list(from(USERS)
                        .orderBy(USERS.name)
                        .with(USERS.posts, posts -> posts.with(POSTS.tags))
                        .with(USERS.profile)));
        assertThat(SAMPLE.statements()).hasSize(4);
        assertThat(users).extracting(User::getName).containsExactly("Alice", "Bob");
        assertThat(users.get(0).posts()).extracting(Post::getTitle).containsExactly("a1", "a2");
        assertThat(users.get(1).posts().get(0).tags()).extracting(Tag::getName).containsExactly("java", "sql");
        assertThat(users.get(0).posts().get(0).author().get()).isSameAs(users.get(0));
        assertThat(users.get(0).profile().get().user().get()).isSameAs(users.get(0));
        assertThat(users.get(1).profile().get()).isNull();
        assertMirrored(Sample.MODEL, users.toArray());
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void readingALinkLoadsItForAllThatCameInTheSameResult() {
        SAMPLE.db().transaction(session -> {
            List<User> users = session.list(from(USERS).orderBy(USERS.name));
            SAMPLE.statements();
            assertThat(users.get(0).posts()).hasSize(2);
            assertThat(users.get(1).posts()).hasSize(1);
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"posts\".\"id\", \"posts\".\"title\", \"posts\".\"user_id\" from \"posts\" where"
                                    + " (\"posts\".\"user_id\" = any(cast(? as int8[]))) order by \"posts\".\"id\"");
            assertThat(users.get(0).posts().get(1).tags()).hasSize(1);
            assertThat(users.get(1).posts().get(0).tags()).hasSize(2);
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void readingAReferenceLoadsItForAllThatCameInTheSameResult() {
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS).orderBy(POSTS.title));
            SAMPLE.statements();
            assertThat(posts)
                    .extracting(post -> post.author().get().getName())
                    .containsExactly("Alice", "Alice", "Bob");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void aReferenceWhoseTargetIsInTheSessionRunsNoStatement() {
        SAMPLE.db().transaction(session -> {
            session.list(from(USERS));
            List<Post> posts = session.list(from(POSTS).orderBy(POSTS.title));
            SAMPLE.statements();
            assertThat(posts.get(0).author().get().getName()).isEqualTo("Alice");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void aForeignKeyOfNullIsNoReferenceWithoutAStatement() {
        SAMPLE.db().transaction(session -> {
            Node root = session.one(from(NODES).where(NODES.parentId.isNull()));
            SAMPLE.statements();
            assertThat(root.parent().get()).isNull();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void bothEndsOfAOneToOneLoadFromEitherSide() {
        SAMPLE.db().transaction(session -> {
            Profile profile = session.one(from(PROFILES).with(PROFILES.user));
            assertThat(profile.user().get().profile().get()).isSameAs(profile);
            assertThat(SAMPLE.statements()).hasSize(2);
        });
    }

    @Test
    void anOwnerWithoutChildrenIsLoadedAndEmpty() {
        SAMPLE.db().transaction(session -> {
            session.add(new User("Carl"));
            User carl = session.one(from(USERS).where(USERS.name.eq("Carl")).with(USERS.posts));
            SAMPLE.statements();
            assertThat(carl.posts().isLoaded()).isTrue();
            assertThat(carl.posts()).isEmpty();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void predicatesAboutRelationshipsAreExists() {
        SAMPLE.db().transaction(session -> {
            Tag sql = session.one(from(TAGS).where(TAGS.name.eq("sql")));
            User alice = session.one(from(USERS).where(USERS.name.eq("Alice")));
            assertThat(session.list(from(USERS).where(USERS.posts.any(POSTS.title.eq("b1")))))
                    .extracting(User::getName)
                    .containsExactly("Bob");
            assertThat(session.list(from(POSTS).where(POSTS.author.has(USERS.name.eq("Alice")))))
                    .extracting(Post::getTitle)
                    .containsExactlyInAnyOrder("a1", "a2");
            assertThat(session.list(from(POSTS).where(POSTS.tags.contains(sql))))
                    .extracting(Post::getTitle)
                    .containsExactly("b1");
            assertThat(session.list(from(POSTS).where(POSTS.author.is(alice)).orderBy(POSTS.title)))
                    .extracting(Post::getTitle)
                    .containsExactly("a1", "a2");
            assertThat(session.list(from(NODES).where(NODES.children.any(NODES.name.eq("child")))))
                    .extracting(Node::getName)
                    .containsExactly("root");
            assertThat(session.list(from(NODES).where(NODES.parent.has(NODES.name.eq("root")))))
                    .extracting(Node::getName)
                    .containsExactly("child");
            assertThat(session.list(from(NODES).where(NODES.parent.isNull())))
                    .extracting(Node::getName)
                    .containsExactly("root");
        });
    }

    @Test
    void limitAndOffsetCountEntities() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(POSTS).orderBy(POSTS.title).offset(1).limit(1)))
                    .extracting(Post::getTitle)
                    .containsExactly("a2");
            assertThat(session.first(from(POSTS).orderBy(POSTS.title.desc()))
                            .orElseThrow()
                            .getTitle())
                    .isEqualTo("b1");
        });
    }

    @Test
    void changesToWhatIsNotLoadedWaitWithoutAStatement() {
        SAMPLE.db().transaction(session -> {
            User alice = session.one(from(USERS).where(USERS.name.eq("Alice")));
            Post b1 = session.one(from(POSTS).where(POSTS.title.eq("b1")));
            SAMPLE.statements();
            assertThat(alice.posts().add(b1)).isTrue();
            assertThat(alice.posts().isLoaded()).isFalse();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(alice.posts()).extracting(Post::getTitle).containsExactly("a1", "a2", "b1");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        assertThat(SAMPLE.statements()).hasSize(1).first().asString().startsWith("update \"posts\" set \"user_id\"");
    }

    @Test
    void whatIsLoadedStaysReadableAndMirroredAfterTheSession() {
        User alice = SAMPLE.db()
                .transaction(session ->
                        session.one(from(USERS).where(USERS.name.eq("Alice")).with(USERS.posts)));
        Post post = alice.posts().get(0);
        post.author().set(null);
        assertThat(alice.posts()).extracting(Post::getTitle).containsExactly("a2");
        assertThatThrownBy(() -> post.tags().size())
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Posts.tags is not loaded and the session that read its object has ended: load it inside the"
                                + " transaction, with(Posts.tags) in the query");
    }
}
