package dev.backstitch.examples;

import static dev.backstitch.examples.blog.Posts.POSTS;
import static dev.backstitch.examples.blog.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backstitch.error.MappingException;
import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {

    private static final String PROGRAM = """
            import static dev.backstitch.dsl.EntityQuery.from;
            import static dev.backstitch.dsl.Sortable.sortable;
            import static dev.backstitch.examples.blog.Posts.POSTS;
            import static dev.backstitch.examples.blog.Users.USERS;
            import static dev.backstitch.query.PageRequest.page;
            import static dev.backstitch.query.Window.window;
            import static dev.backstitch.session.Retry.retry;
            import static dev.backstitch.session.TransactionOptions.options;

            import dev.backstitch.dsl.EntityQuery;
            import dev.backstitch.dsl.Sortable;
            import dev.backstitch.examples.blog.*;
            import dev.backstitch.model.Model;
            import dev.backstitch.query.Page;
            import dev.backstitch.query.Window;
            import dev.backstitch.session.Budget;
            import dev.backstitch.session.Database;
            import dev.backstitch.session.Isolation;
            import dev.backstitch.session.TransactionOptions;
            import java.time.Duration;
            import java.util.List;
            import java.util.stream.Stream;
            import org.jooq.CloseableDSLContext;
            import org.jooq.impl.DSL;

            class Program {
                static void run(Database db, String url, String user, String password) {
                    %s
                }
            }
            """;

    private static final String MAPPING = """
            import dev.backstitch.dsl.*;
            import dev.backstitch.link.*;
            import dev.backstitch.model.*;

            class Program {
                static Object run() {
                    return Model.of(Users.USERS, Posts.POSTS);
                }
                static class User {
                    Long id;
                    %5$s
                    Long getId() { return id; }
                    void setId(Long id) { this.id = id; }
                }
                static class Post {
                    Long id;
                    final One<User> author = %4$s.of(this);
                    One<User> author() { return author; }
                    Long getId() { return id; }
                    void setId(Long id) { this.id = id; }
                }
                static final class Users extends EntityTable<User> {
                    static final Users USERS = new Users();
                    static final Posts POSTS = Posts.POSTS;
                    public final Column<User, Long> id = bigint("id").identity().primaryKey().map(User::getId, User::setId);
                    %1$s
                    %3$s
                    private Users() { super("users", User.class, User::new); }
                }
                static final class Posts extends EntityTable<Post> {
                    static final Posts POSTS = new Posts();
                    static final Users USERS = Users.USERS;
                    public final Column<Post, Long> id = bigint("id").identity().primaryKey().map(Post::getId, Post::setId);
                    public final Column<Post, Long> userId = bigint("user_id").notNull().references(() -> Users.USERS.id);
                    %2$s
                    %6$s
                    private Posts() { super("posts", Post.class, Post::new); }
                }
            }
            """;

    private static FreshDatabase place;
    private static Database db;

    @TempDir
    Path out;

    @BeforeAll
    static void create() {
        place = PostgresServer.shared().freshDatabase();
        db = Database.connect(Model.of(USERS, POSTS), place.url(), place.user(), place.password());
        db.schema().create();
    }

    @AfterAll
    static void drop() {
        db.close();
        place.close();
    }

    static Stream<Readme.Block> run() {
        return Readme.blocks("run").stream();
    }

    static Stream<Readme.Block> fails() {
        return Readme.blocks("fails").stream();
    }

    static Stream<Readme.Block> mapping() {
        return Readme.blocks("mapping").stream();
    }

    static Stream<Readme.Block> mistake() {
        return Readme.blocks("mistake").stream();
    }

    static Stream<Readme.Block> like() {
        return Readme.blocks("like").stream();
    }

    @ParameterizedTest
    @MethodSource
    void run(Readme.Block block) throws Throwable {
        new Program(out, String.format(PROGRAM, block.code())).run(db, place.url(), place.user(), place.password());
    }

    @ParameterizedTest
    @MethodSource
    void fails(Readme.Block block) {
        Throwable failure = catchThrowable(() -> new Program(out, String.format(PROGRAM, block.code()))
                .run(db, place.url(), place.user(), place.password()));
        assertThat(failure.getMessage()).isEqualTo(oneLine(block.text()));
    }

    @ParameterizedTest
    @MethodSource
    void mapping(Readme.Block block) throws Throwable {
        assertThat(new Program(out, program(block, "Posts.POSTS.author")).run()).isNotNull();
    }

    @Test
    void backref() throws Throwable {
        Readme.Block block = Readme.blocks("backref").get(0);
        assertThat(new Program(out, program(block, "Users.USERS.posts.reverse()")).run())
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource
    void mistake(Readme.Block block) {
        Throwable failure = catchThrowable(() -> new Program(out, program(block, "Posts.POSTS.author")).run());
        assertThat(failure).isInstanceOf(MappingException.class);
        assertThat(((MappingException) failure).mistakes()).containsExactly(oneLine(block.text()));
    }

    @ParameterizedTest
    @MethodSource
    void like(Readme.Block block) {
        assertThat(squeezed(Readme.text(Path.of("..", block.argument())))).contains(squeezed(block.code()));
    }

    @Test
    void everyBlockOfJavaIsTested() {
        String text = Readme.text(Readme.file());
        long blocks = Pattern.compile("```java").matcher(text).results().count();
        assertThat(Stream.of("run", "fails", "mapping", "mistake", "like", "backref")
                        .mapToLong(kind -> Readme.blocks(kind).size())
                        .sum())
                .isEqualTo(blocks)
                .isGreaterThan(10);
    }

    private static String program(Readme.Block block, String author) {
        String users = block.in("Users");
        boolean one = users.contains("ToOne<User, Post> post ");
        String links = one
                ? "final One<Post> post = Users.USERS.post.of(this); One<Post> post() { return post; }"
                : "final Many<Post> posts = Users.USERS.posts.of(this); Many<Post> posts() { return posts; }";
        boolean drafts = users.contains("User::drafts");
        String more = drafts
                ? "public final ToMany<User, Post> drafts = toMany(\"drafts\", User::drafts).on(() -> Posts.POSTS.editorId);"
                : "";
        if (drafts) {
            links += " final Many<Post> drafts = Users.USERS.drafts.of(this); Many<Post> drafts() { return drafts; }";
        }
        String editor = drafts
                ? "public final Column<Post, Long> editorId = bigint(\"editor_id\").references(() -> Users.USERS.id);"
                : "";
        return String.format(MAPPING, users, block.in("Posts"), more, author, links, editor);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\n\\s*", " ");
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
