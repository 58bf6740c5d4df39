package dev.backstitch.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each claim has its control: the same snippet without the mistake compiles. */
class PageDoesNotCompileTest {

    private static final String USE = """
            import static dev.backstitch.dsl.EntityQuery.from;
            import static dev.backstitch.dsl.Sortable.sortable;
            import static dev.backstitch.query.PageRequest.page;
            import static dev.backstitch.sample.Posts.POSTS;
            import static dev.backstitch.sample.Users.USERS;

            import dev.backstitch.dsl.*;
            import dev.backstitch.query.*;
            import dev.backstitch.sample.*;
            import dev.backstitch.session.*;
            import java.util.stream.Stream;

            class Snippet {
                static void use(Session session, String text) {
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
    void useThatFitsCompiles() {
        assertThat(use("Page<User> p = session.page(from(USERS), page(20).after(text).withTotal());"))
                .isEmpty();
        assertThat(use("Page<String> p = session.page(from(USERS), page(20).number(2)).map(User::getName);"))
                .isEmpty();
        assertThat(use("session.list(from(USERS).orderBy(sortable(USERS.name, USERS.id).parse(text)));"))
                .isEmpty();
        assertThat(use("try (Stream<User> s = session.stream(from(USERS))) { s.forEach(u -> u.posts()); }"))
                .isEmpty();
        assertThat(use("try (Budget b = session.budget(3)) { b.left(); }")).isEmpty();
    }

    @Test
    void aPageOfAnotherEntity() {
        assertThat(use("Page<Post> p = session.page(from(USERS), page(20));")).isNotEmpty();
        assertThat(use("session.page(from(USERS), page(20)).map(Post::getTitle);"))
                .isNotEmpty();
    }

    @Test
    void aPageThatIsNone() {
        assertThat(use("session.page(from(USERS), 20);")).isNotEmpty();
        assertThat(use("page(20).after(session.page(from(USERS), page(20)));")).isNotEmpty();
        assertThat(use("page(20).number(\"2\");")).isNotEmpty();
    }

    @Test
    void anOrderByColumnsOfSeveralEntities() {
        assertThat(use("sortable(USERS.name, POSTS.title);")).isNotEmpty();
    }

    @Test
    void anOrderByText() {
        assertThat(use("from(USERS).orderBy(text);")).isNotEmpty();
        assertThat(use("from(USERS).orderBy(java.util.List.of(text));")).isNotEmpty();
    }

    @Test
    void aStreamOfAnotherEntity() {
        assertThat(use("Stream<Post> s = session.stream(from(USERS));")).isNotEmpty();
    }
}
