package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import dev.backstitch.session.Database;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a query reads all rows of a table, what is fetched along from it is not asked for by their keys. */
class AllRowsTest {

    private static final EntityQuery<User> ALL = from(USERS).orderBy(USERS.id);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void users() {
        SAMPLE.db().transaction(session -> {
            Tag tag = new Tag("tag");
            for (String name : List.of("Ann", "Bob")) {
                Post post = new Post("by " + name);
                session.add(new User(name)).posts().add(post);
                post.tags().add(tag);
            }
            Node root = session.add(new Node("root"));
            root.children().add(new Node("child"));
        });
        SAMPLE.statements();
    }

    @Test
    void noKeysAreSentAlongRowsThatAreAllOfTheirTable() {
        SAMPLE.db().transaction(session -> {
            List<Post> posts =
                    session.list(from(POSTS).orderBy(POSTS.id).with(POSTS.tags, tags -> tags.with(TAGS.posts)));
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"posts\".\"id\", \"posts\".\"title\", \"posts\".\"user_id\" from \"posts\" order by"
                                    + " \"posts\".\"id\"",
                            "select \"post_tags\".\"post_id\", \"post_tags\".\"tag_id\" from \"post_tags\" order by"
                                    + " \"post_tags\".\"post_id\", \"post_tags\".\"tag_id\"",
                            "select \"tags\".\"id\", \"tags\".\"name\" from \"tags\" where (\"tags\".\"id\" = any(cast(? as"
                                    + " int8[])))");
            assertThat(posts.get(0).tags().get(0).posts()).containsExactlyElementsOf(posts);
            assertMirrored(Sample.MODEL, posts.toArray());
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void ofWhatMayBeNamedByNoneNotAllIsRead() {
        SAMPLE.db().transaction(session -> {
            session.list(ALL.with(USERS.posts, posts -> posts.with(POSTS.tags)));
            List<String> sent = SAMPLE.statements();
            assertThat(sent.get(1)).endsWith("where \"posts\".\"user_id\" is not null order by \"posts\".\"id\"");
            assertThat(sent.get(2)).contains("\"post_id\" = any(");
        });
    }

    @Test
    void aManyToManyAloneIsReadTheSameWay() {
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS).orderBy(POSTS.id).with(POSTS.tags));
            assertThat(posts).allMatch(post -> post.tags().size() == 1);
            assertThat(SAMPLE.statements()).hasSize(2).noneMatch(sql -> sql.contains("any"));
        });
    }

    @Test
    void aReferenceOfNullLinksNothing() {
        SAMPLE.db().transaction(session -> {
            Node root = session.list(
                            from(NODES).orderBy(NODES.id).with(NODES.children, child -> child.with(NODES.children)))
                    .get(0);
            assertThat(SAMPLE.statements())
                    .element(1)
                    .asString()
                    .endsWith("where \"nodes\".\"parent_id\" is not null order by \"nodes\".\"id\"");
            assertThat(root.children()).extracting(Node::getName).containsExactly("child");
        });
    }

    @Test
    void someRowsAreNamedByTheirKeys() {
        SAMPLE.db().transaction(session -> {
            for (EntityQuery<User> some : List.of(
                    ALL.where(USERS.id.gt(0L)),
                    ALL.limit(5),
                    ALL.offset(0),
                    ALL.join(USERS.posts),
                    ALL.forUpdate().skipLocked())) {
                assertThat(sentAlong(some)).as(some.toString()).contains("\"user_id\" = any(");
            }
            assertThat(sentAlong(ALL)).doesNotContain("any(");
            assertThat(sentAlong(from(USERS.as("u")))).doesNotContain("any(");
        });
    }

    private static String sentAlong(EntityQuery<User> query) {
        return SAMPLE.db().transaction(session -> {
            SAMPLE.statements();
            session.list(query.with(USERS.posts));
            return SAMPLE.statements().stream()
                    .filter(sql -> sql.startsWith("select \"posts\""))
                    .findFirst()
                    .orElseThrow();
        });
    }

    @Test
    void whereSomeHaveTheirsOnlyTheOthersAreAskedFor() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.get(USERS.id, 1L).posts()).hasSize(1);
            SAMPLE.statements();
            session.list(ALL.with(USERS.posts));
            assertThat(SAMPLE.statements()).element(1).asString().contains("\"user_id\" = any(");
        });
    }

    @Test
    void whatOthersInsertBetweenTheStatementsChangesNothing() {
        Database db = Database.of(Sample.MODEL, SAMPLE.pool());
        AtomicInteger statements = new AtomicInteger();
        db.onStatement(sql -> {
            if (statements.incrementAndGet() == 2) {
                SAMPLE.sql().execute("insert into users (id, name) values (77, 'Eve')");
                SAMPLE.sql().execute("insert into posts (id, title, user_id) values (78, 'by Eve', 77)");
                SAMPLE.sql().execute("insert into post_tags (post_id, tag_id) select 78, id from tags");
            }
        });
        db.transaction(session -> {
            List<User> users =
                    session.list(ALL.with(USERS.posts, posts -> posts.with(POSTS.tags, tags -> tags.with(TAGS.posts))));
            assertThat(users).extracting(User::getName).containsExactly("Ann", "Bob");
            assertThat(users).allMatch(user -> user.posts().size() == 1);
            Tag tag = users.get(0).posts().get(0).tags().get(0);
            assertThat(tag.posts()).extracting(Post::getTitle).containsExactly("by Ann", "by Bob", "by Eve");
            assertThat(tag.posts().get(2).author().get().getName()).isEqualTo("Eve");
            assertMirrored(Sample.MODEL, users.toArray());
        });
    }
}
