package dev.backstitch.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each claim has its control: the same snippet without the mistake compiles. */
class DoesNotCompileTest {

    private static final String MAPPING = """
            import static dev.backstitch.dsl.EntityQuery.from;
            import static dev.backstitch.sample.Posts.POSTS;
            import static dev.backstitch.sample.Tags.TAGS;
            import static dev.backstitch.sample.Users.USERS;
            import static dev.backstitch.sample.Profiles.PROFILES;

            import dev.backstitch.dsl.EntityTable;
            import dev.backstitch.model.*;
            import dev.backstitch.sample.*;
            import dev.backstitch.session.Session;

            class Snippet {
                static class Posts2 extends EntityTable<Post> {
                    final Column<Post, Long> userId = bigint("user_id").references(() -> %s);
                    final ToOne<Post, User> author =
                            toOne("author", Post::author).on(%s).backPopulates(() -> %s);
                    Posts2() { super("posts", Post.class, Post::new); }
                }
            }
            """;

    private static final String USE = """
            import static dev.backstitch.dsl.EntityQuery.from;
            import static dev.backstitch.sample.Nodes.NODES;
            import static dev.backstitch.sample.Posts.POSTS;
            import static dev.backstitch.sample.Tags.TAGS;
            import static dev.backstitch.sample.Users.USERS;
            import static dev.backstitch.sample.Profiles.PROFILES;

            import dev.backstitch.query.Window;
            import dev.backstitch.sample.*;
            import dev.backstitch.session.*;
            import java.util.List;

            class Snippet {
                static void use(Database db, Session session, User user, Post post, Tag tag) {
                    %s
                }
            }
            """;

    @TempDir
    Path out;

    private List<String> mapping(String references, String on, String counterpart) {
        return Snippet.errors(out, "Snippet", String.format(MAPPING, references, on, counterpart));
    }

    private List<String> use(String statement) {
        return Snippet.errors(out, "Snippet", String.format(USE, statement));
    }

    @Test
    void aMappingThatFitsCompiles() {
        assertThat(mapping("USERS.id", "userId", "USERS.posts")).isEmpty();
    }

    @Test
    void aCounterpartOfTheWrongType() {
        assertThat(mapping("USERS.id", "userId", "TAGS.posts")).isNotEmpty();
        assertThat(mapping("USERS.id", "userId", "PROFILES.user")).isNotEmpty();
    }

    @Test
    void aForeignKeyOfTheWrongType() {
        assertThat(mapping("USERS.name", "userId", "USERS.posts")).isNotEmpty();
    }

    @Test
    void aForeignKeyOfAnotherTable() {
        assertThat(mapping("USERS.id", "PROFILES.userId", "USERS.posts")).isNotEmpty();
    }

    @Test
    void useThatFitsCompiles() {
        assertThat(use("User u = session.get(USERS.id, 1L);")).isEmpty();
        assertThat(use("List<User> l = session.list(from(USERS).where(USERS.posts.contains(post)).with(USERS.posts));"))
                .isEmpty();
        assertThat(use("session.list(from(USERS).with(USERS.posts, p -> p.with(POSTS.tags)));"))
                .isEmpty();
        assertThat(use("List<User> l = db.transaction(s -> s.list(from(USERS)));"))
                .isEmpty();
        assertThat(use("db.transaction(s -> { s.add(user); });")).isEmpty();
        assertThat(use("user.posts().add(post); post.author().set(user);")).isEmpty();
    }

    @Test
    void aKeyOfTheWrongType() {
        assertThat(use("User u = session.get(USERS.id, 1);")).isNotEmpty();
        assertThat(use("User u = session.get(USERS.id, \"1\");")).isNotEmpty();
    }

    @Test
    void anEntityOfAnotherTable() {
        assertThat(use("Post p = session.get(USERS.id, 1L);")).isNotEmpty();
        assertThat(use("List<Post> l = session.list(from(USERS));")).isNotEmpty();
    }

    @Test
    void anElementOfAnotherClass() {
        assertThat(use("session.list(from(USERS).where(USERS.posts.contains(tag)));"))
                .isNotEmpty();
        assertThat(use("user.posts().add(tag);")).isNotEmpty();
        assertThat(use("post.author().set(tag);")).isNotEmpty();
    }

    @Test
    void aFetchPlanOfAnotherTable() {
        assertThat(use("session.list(from(USERS).with(POSTS.tags));")).isNotEmpty();
        assertThat(use("session.list(from(USERS).with(USERS.posts, p -> p.with(USERS.profile)));"))
                .isNotEmpty();
    }

    @Test
    void aWindowOfAnotherEntity() {
        assertThat(use("session.list(from(USERS).with(Window.window(USERS.posts).limit(3), p -> p.with(POSTS.tags)));"))
                .isEmpty();
        assertThat(use("List<Post> l = Window.window(USERS.posts).of(user);")).isEmpty();
        assertThat(use("session.list(from(USERS).with(Window.window(POSTS.tags)));"))
                .isNotEmpty();
        assertThat(use("session.load(List.of(user), u -> u.with(Window.window(POSTS.tags)));"))
                .isNotEmpty();
        assertThat(use("List<Tag> l = Window.window(USERS.posts).of(user);")).isNotEmpty();
        assertThat(use("Window.window(USERS.posts).of(post);")).isNotEmpty();
        assertThat(use("Window.window(POSTS.author);")).isNotEmpty();
    }

    @Test
    void levelsOfARelationshipThatLeadsElsewhere() {
        assertThat(use("session.list(from(NODES).withDescendants(NODES.children).withAncestors(NODES.parent, 3));"))
                .isEmpty();
        assertThat(use("session.list(from(USERS).withDescendants(USERS.posts));"))
                .isNotEmpty();
        assertThat(use("session.list(from(USERS).withDescendants(NODES.children));"))
                .isNotEmpty();
        assertThat(use("session.list(from(NODES).withDescendants(NODES.parent));"))
                .isNotEmpty();
        assertThat(use("session.list(from(NODES).withAncestors(NODES.children));"))
                .isNotEmpty();
        assertThat(use("session.list(from(POSTS).withAncestors(POSTS.author));"))
                .isNotEmpty();
    }

    @Test
    void aJoinOfACollectionOrOfAnotherEntity() {
        assertThat(
                        use(
                                "session.list(from(POSTS).withJoined(POSTS.author, u -> u.withJoined(USERS.profile)).inOneRoundTrip());"))
                .isEmpty();
        assertThat(use("session.list(from(USERS).withJoined(USERS.posts));")).isNotEmpty();
        assertThat(use("session.list(from(USERS).withJoined(POSTS.author));")).isNotEmpty();
        assertThat(use("session.list(from(POSTS).withJoined(POSTS.author, u -> u.withJoined(POSTS.author)));"))
                .isNotEmpty();
    }

    @Test
    void modifiersAreHiddenBehindTheDeclaredType() {
        assertThat(use("USERS.name.notNull();")).isNotEmpty();
        assertThat(use("USERS.posts.owned();")).isNotEmpty();
    }
}
