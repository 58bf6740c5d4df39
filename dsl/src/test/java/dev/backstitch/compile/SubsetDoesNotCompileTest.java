package dev.backstitch.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of another entity cannot be chosen, left out or loaded; each claim has its control. */
class SubsetDoesNotCompileTest {

    private static final String USE = """
            import static dev.backstitch.dsl.EntityQuery.from;
            import static dev.backstitch.sample.Posts.POSTS;
            import static dev.backstitch.sample.Tags.TAGS;
            import static dev.backstitch.sample.Users.USERS;

            import dev.backstitch.dsl.EntityTable;
            import dev.backstitch.model.Column;
            import dev.backstitch.sample.*;
            import dev.backstitch.session.*;
            import java.util.List;

            class Snippet {
                static class Guest extends User {}
                static class Guests extends EntityTable<Guest> {
                    static final Guests GUESTS = new Guests();
                    final Column<Guest, String> badge = text("badge").map(g -> "", (g, v) -> {});
                    Guests() { super("guests", extending(USERS), Guest.class, Guest::new); }
                }
                static void use(Session session, List<User> users, List<Guest> guests, User user, Post post) {
                    %s
                }
            }
            """;

    @TempDir
    Path out;

    private List<String> use(String statement) {
        return Snippet.errors(out, "Snippet", String.format(USE, statement));
    }

    @Test
    void columnsOfTheEntityCompile() {
        assertThat(use("session.list(from(USERS).only(USERS.id, USERS.name).except(USERS.name));"))
                .isEmpty();
        assertThat(
                        use(
                                "session.list(from(USERS).with(USERS.posts, posts -> posts.except(POSTS.title).with(POSTS.tags)));"))
                .isEmpty();
        assertThat(use("session.load(users, USERS.name); session.load(users, USERS.posts); USERS.name.load(user);"))
                .isEmpty();
    }

    @Test
    void columnsOfBasesAndOfNamedSubclassesCompile() {
        assertThat(use("session.list(from(Guests.GUESTS).only(USERS.name, Guests.GUESTS.badge));"))
                .isEmpty();
        assertThat(use("session.list(from(USERS).only(USERS.name).except(Guests.GUESTS, Guests.GUESTS.badge));"))
                .isEmpty();
        assertThat(use("session.load(guests, USERS.name, Guests.GUESTS.badge);"))
                .isEmpty();
    }

    @Test
    void aColumnOfAnotherEntity() {
        assertThat(use("session.list(from(USERS).only(POSTS.title));")).isNotEmpty();
        assertThat(use("session.list(from(USERS).except(USERS.name, POSTS.title));"))
                .isNotEmpty();
        assertThat(use("session.list(from(USERS).with(USERS.posts, posts -> posts.except(USERS.name)));"))
                .isNotEmpty();
        assertThat(use("session.list(from(USERS).except(POSTS, POSTS.title));")).isNotEmpty();
    }

    @Test
    void aColumnOfASubclassWithoutItsName() {
        assertThat(use("session.list(from(USERS).only(Guests.GUESTS.badge));")).isNotEmpty();
        assertThat(use("session.load(users, Guests.GUESTS.badge);")).isNotEmpty();
    }

    @Test
    void loadingAColumnOfAnotherEntity() {
        assertThat(use("session.load(users, POSTS.title);")).isNotEmpty();
        assertThat(use("session.load(users, USERS.name, POSTS.title);")).isNotEmpty();
        assertThat(use("USERS.name.load(post);")).isNotEmpty();
    }

    @Test
    void aRelationshipIsNoColumn() {
        assertThat(use("session.list(from(USERS).only(USERS.posts));")).isNotEmpty();
        assertThat(use("session.load(users, USERS.name, USERS.posts);")).isNotEmpty();
    }
}
