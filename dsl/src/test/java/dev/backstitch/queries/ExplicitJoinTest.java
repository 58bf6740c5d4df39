package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.People.PEOPLE;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.UsageException;
import dev.backstitch.query.Page;
import dev.backstitch.query.PageRequest;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Nodes;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Posts;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import dev.backstitch.sample.Users;
import java.util.List;
import org.jooq.Param;
import org.jooq.Record2;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Explicit joins: what the conditions are about is read beside the roots, and each root comes once. */
class ExplicitJoinTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static final Posts P = POSTS.as("p");

    /** Ann has a1 (java, sql), a2 (java) and a profile, Ben has b1 and no tags, Cid has nothing; root(left(leaf), right). */
    @BeforeEach
    void rows() {
        User ann = new User("Ann");
        ann.profile().set(new Profile("about Ann"));
        User ben = new User("Ben");
        Post a1 = new Post("a1");
        Post a2 = new Post("a2");
        Tag java = new Tag("java");
        a1.tags().replaceWith(java, new Tag("sql"));
        a2.tags().add(java);
        ann.posts().addAll(List.of(a1, a2));
        ben.posts().add(new Post("b1"));
        Node root = new Node("root");
        Node left = new Node("left");
        left.parent().set(root);
        new Node("right").parent().set(root);
        new Node("leaf").parent().set(left);
        SAMPLE.db().transaction(session -> {
            List.of(ann, ben, new User("Cid"), new Post("nobody's"), root).forEach(session::add);
        });
        SAMPLE.statements();
    }

    private static List<String> users(EntityQuery<User> query) {
        return SAMPLE.db().transaction(session -> session.list(query.orderBy(USERS.name))).stream()
                .map(User::getName)
                .toList();
    }

    private static List<String> posts(EntityQuery<Post> query) {
        return SAMPLE.db().transaction(session -> session.list(query)).stream()
                .map(Post::getTitle)
                .toList();
    }

    private static List<String> nodes(EntityQuery<Node> query) {
        return SAMPLE.db().transaction(session -> session.list(query)).stream()
                .map(Node::getName)
                .toList();
    }

    @Test
    void aRootComesOnceHoweverManyRowsAreJoinedToIt() {
        EntityQuery<User> writers = from(USERS).join(USERS.posts).where(POSTS.title.like("a%"), USERS.name.ne("x"));
        assertThat(users(writers)).containsExactly("Ann");
        assertThat(SAMPLE.statements())
                .containsExactly(
                        "select \"users\".\"id\", \"users\".\"name\" from \"users\" where (\"users\".\"name\" <> ?"
                                + " and exists (select 1 as \"one\" from \"posts\" where (\"posts\".\"user_id\" = \"users\".\"id\" and"
                                + " \"posts\".\"title\" like ?))) order by \"users\".\"name\"");
        assertThat(users(from(USERS).join(USERS.posts))).containsExactly("Ann", "Ben");
    }

    @Test
    void countExistsLimitAndOffsetCountRoots() {
        EntityQuery<User> writers = from(USERS).join(USERS.posts);
        SAMPLE.db().transaction(session -> {
            assertThat(session.count(writers)).isEqualTo(2);
            assertThat(session.count(writers.offset(1))).isEqualTo(1);
            assertThat(session.exists(writers.where(POSTS.title.eq("b1")))).isTrue();
            assertThat(session.exists(writers.where(POSTS.title.eq("b2")))).isFalse();
            assertThat(session.list(writers.orderBy(USERS.name).limit(1)))
                    .extracting(User::getName)
                    .containsExactly("Ann");
            assertThat(session.list(writers.orderBy(USERS.name).limit(2).offset(1)))
                    .extracting(User::getName)
                    .containsExactly("Ben");
            assertThat(session.one(writers.where(POSTS.title.like("a%"))).getName())
                    .isEqualTo("Ann");
            assertThat(session.count(from(USERS).leftJoin(USERS.posts))).isEqualTo(3);
        });
    }

    @Test
    void aReferenceIsJoinedAndMayOrder() {
        assertThat(posts(from(POSTS)
                        .join(POSTS.author)
                        .where(USERS.name.like("%n"))
                        .orderBy(lower(USERS.name).desc(), POSTS.title)))
                .containsExactly("b1", "a1", "a2");
        assertThat(SAMPLE.statements().get(0))
                .isEqualTo(
                        "select \"posts\".\"id\", \"posts\".\"title\", \"posts\".\"user_id\" from \"posts\" join \"users\" on"
                                + " \"posts\".\"user_id\" = \"users\".\"id\" where \"users\".\"name\" like ? order by"
                                + " lower(\"users\".\"name\") desc, \"posts\".\"title\"");
        assertThat(posts(from(POSTS)
                        .leftJoin(POSTS.author, author -> author.leftJoin(USERS.profile))
                        .orderBy(PROFILES.bio.nullsFirst(), POSTS.title)
                        .limit(2)))
                .containsExactly("b1", "nobody's");
        assertThat(posts(from(POSTS).leftJoin(POSTS.author).where(USERS.id.isNull())))
                .containsExactly("nobody's");
    }

    @Test
    void fromAJoinedTableOnwardThroughAnAssociationTable() {
        assertThat(users(from(USERS)
                        .join(USERS.posts, posts -> posts.join(POSTS.tags))
                        .where(TAGS.name.eq("java"))))
                .containsExactly("Ann");
        assertThat(SAMPLE.statements().get(0))
                .isEqualTo(
                        "select \"users\".\"id\", \"users\".\"name\" from \"users\" where exists (select 1 as \"one\" from \"posts\" join"
                                + " (\"post_tags\" join \"tags\" on \"post_tags\".\"tag_id\" = \"tags\".\"id\") on"
                                + " \"post_tags\".\"post_id\" = \"posts\".\"id\" where (\"posts\".\"user_id\" = \"users\".\"id\" and"
                                + " \"tags\".\"name\" = ?)) order by \"users\".\"name\"");
        Posts other = POSTS.as("o");
        assertThat(posts(from(POSTS)
                        .join(POSTS.tags, tags -> tags.join(TAGS.posts, other))
                        .where(other.title.ne(POSTS.title), TAGS.name.eq("java"))
                        .orderBy(POSTS.title)))
                .containsExactly("a1", "a2");
    }

    @Test
    void anAliasJoinsATableTwice() {
        Posts q = POSTS.as("q");
        assertThat(users(from(USERS).join(USERS.posts, P).join(USERS.posts, q).where(P.title.lt(q.title))))
                .containsExactly("Ann");
        assertThat(users(from(USERS)
                        .join(USERS.posts, P, posts -> posts.join(P.tags))
                        .where(TAGS.name.eq("sql"))))
                .containsExactly("Ann");
        Users u = USERS.as("u");
        List<User> ben = SAMPLE.db()
                .transaction(session -> session.list(from(u).join(u.posts, P).where(P.title.eq("b1"))));
        assertThat(ben).extracting(User::getName).containsExactly("Ben");
    }

    @Test
    void aTableIsJoinedWithItself() {
        Nodes child = NODES.as("c");
        Nodes grandchild = NODES.as("g");
        Nodes parent = NODES.as("p");
        assertThat(nodes(from(NODES)
                        .join(NODES.children, child, c -> c.join(child.children, grandchild))
                        .where(grandchild.name.eq("leaf"))))
                .containsExactly("root");
        assertThat(nodes(from(NODES).join(NODES.children, child).join(child.children, grandchild)))
                .containsExactly("root");
        assertThat(nodes(from(NODES).leftJoin(NODES.parent, parent).orderBy(parent.name.nullsFirst(), NODES.name)))
                .containsExactly("root", "leaf", "left", "right");
        assertThat(nodes(from(child).join(child.parent, parent).where(parent.name.eq("left"))))
                .containsExactly("leaf");
    }

    @Test
    void aLeftJoinSelectsRootsWithoutTargets() {
        assertThat(users(from(USERS).leftJoin(USERS.posts))).containsExactly("Ann", "Ben", "Cid");
        assertThat(users(from(USERS).leftJoin(USERS.posts).where(POSTS.id.isNull())))
                .containsExactly("Cid");
        assertThat(users(from(USERS)
                        .leftJoin(USERS.posts, posts -> posts.leftJoin(POSTS.tags))
                        .where(TAGS.id.isNull())))
                .containsExactly("Ben", "Cid");
        assertThat(users(from(USERS)
                        .leftJoin(USERS.posts)
                        .where(POSTS.title.eq("b1").or(USERS.name.eq("Cid")))))
                .containsExactly("Ben", "Cid");
        assertThat(users(from(USERS)
                        .leftJoin(USERS.profile)
                        .leftJoin(USERS.posts)
                        .join(USERS.posts, P)
                        .where(PROFILES.id.isNull(), POSTS.id.eq(P.id))))
                .containsExactly("Ben");
    }

    @Test
    void anyTableOrSubqueryIsJoinedBeside() {
        Table<Record2<Long, Integer>> counts = select(POSTS.userId.as("user_id"), count().as("posts"))
                .from(POSTS)
                .groupBy(POSTS.userId)
                .asTable("counts");
        assertThat(users(from(USERS)
                        .join(counts, counts.field("user_id", Long.class).eq(USERS.id))
                        .where(counts.field("posts", Integer.class).gt(1))))
                .containsExactly("Ann");
        assertThat(users(from(USERS)
                        .leftJoin(counts, counts.field("user_id", Long.class).eq(USERS.id))
                        .where(counts.field("posts", Integer.class).isNull())))
                .containsExactly("Cid");
        assertThat(users(from(USERS).join(POSTS, POSTS.userId.eq(USERS.id), POSTS.title.like("a%"))))
                .containsExactly("Ann");
        assertThat(users(from(USERS)
                        .join(P.join(TAGS).on(TAGS.name.eq("java")), P.userId.eq(USERS.id))
                        .where(P.title.eq("b1"))))
                .containsExactly("Ben");
        assertThat(users(from(USERS).join(USERS.posts).join(TAGS, TAGS.name.lt(POSTS.title.concat("z")))))
                .isEmpty();
    }

    @Test
    void conditionsOfOtherKindsInside() {
        assertThat(users(from(USERS).join(USERS.posts).where(POSTS.tags.size().gt(1))))
                .containsExactly("Ann");
        assertThat(users(from(USERS).join(USERS.posts).where(POSTS.tags.none().or(POSTS.title.eq("x")))))
                .containsExactly("Ben");
        assertThat(users(from(USERS)
                        .join(USERS.posts)
                        .where(USERS.profile.path(PROFILES.bio).isNull().and(POSTS.title.isNotNull()))))
                .containsExactly("Ben");
        assertThat(users(from(USERS)
                        .join(USERS.posts)
                        .where(exists(selectOne().from(TAGS).where(TAGS.name.eq("java"), POSTS.title.eq("b1"))))))
                .containsExactly("Ben");
        assertThat(users(from(USERS).join(USERS.posts).where(org.jooq.impl.DSL.condition("posts.title = 'b1'"))))
                .containsExactly("Ben");
        assertThat(posts(from(POSTS)
                        .join(POSTS.tags)
                        .where(POSTS.author.path(USERS.name).eq("Ann"), TAGS.name.eq("sql"))))
                .containsExactly("a1");
        assertThat(posts(from(POSTS)
                        .join(POSTS.tags)
                        .where(POSTS.author.path(USERS.name).concat(TAGS.name).eq("Annsql"))))
                .containsExactly("a1");
    }

    @Test
    void fetchPlansLocksAndParametersComposeWithJoins() {
        Param<String> title = param("title", String.class);
        EntityQuery<User> query = from(USERS)
                .join(USERS.posts)
                .leftJoin(USERS.profile)
                .where(POSTS.title.like(title))
                .with(USERS.posts)
                .orderBy(PROFILES.bio)
                .forUpdate();
        SAMPLE.db().transaction(session -> {
            User ann = session.one(query.bind(title, "a1"));
            assertThat(ann.posts()).extracting(Post::getTitle).containsExactly("a1", "a2");
            assertThat(session.list(query.bind(title, "b%")))
                    .extracting(User::getName)
                    .containsExactly("Ben");
        });
        assertThat(SAMPLE.statements()).hasSize(4).first().asString().endsWith("for update of \"users\"");
    }

    @Test
    void everyStrategyOfAFetchPlanComposesWithJoins() {
        SAMPLE.db().transaction(session -> {
            List<User> users = session.list(from(USERS)
                    .join(USERS.posts, posts -> posts.join(POSTS.tags))
                    .where(TAGS.name.eq("sql"))
                    .with(USERS.posts, posts -> posts.with(POSTS.tags))
                    .inOneRoundTrip());
            assertThat(users).extracting(User::getName).containsExactly("Ann");
            assertThat(users.get(0).posts())
                    .extracting(post -> post.tags().size())
                    .containsExactly(2, 1);
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        SAMPLE.db().transaction(session -> {
            List<Post> posts = session.list(from(POSTS)
                    .join(POSTS.author)
                    .where(USERS.name.eq("Ben"))
                    .orderBy(USERS.name)
                    .withJoined(POSTS.author));
            assertThat(posts).extracting(post -> post.author().get().getName()).containsExactly("Ben");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void pagesCountRootsAndGoOnByAJoinedColumn() {
        EntityQuery<Post> byAuthor = from(POSTS)
                .leftJoin(POSTS.author)
                .leftJoin(POSTS.tags)
                .where(TAGS.id.isNull().or(TAGS.name.ne("x")))
                .orderBy(USERS.name.desc(), POSTS.title);
        SAMPLE.db().transaction(session -> {
            Page<Post> first = session.page(byAuthor, PageRequest.page(3));
            assertThat(first.items()).extracting(Post::getTitle).containsExactly("nobody's", "b1", "a1");
            assertThat(session.page(byAuthor, PageRequest.page(3).after(first.endCursor()))
                            .items())
                    .extracting(Post::getTitle)
                    .containsExactly("a2");
        });
    }

    @Test
    void whatIsJoinedIsFlushedFor() {
        SAMPLE.db().transaction(session -> {
            session.one(from(POSTS).where(POSTS.title.eq("b1"))).setTitle("new");
            SAMPLE.statements();
            assertThat(session.list(from(USERS).join(USERS.profile))).hasSize(1);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.list(from(USERS).join(USERS.posts).where(POSTS.title.eq("new"))))
                    .extracting(User::getName)
                    .containsExactly("Ben");
            Tag sql = session.one(from(TAGS).where(TAGS.name.eq("sql")));
            sql.posts().clear();
            assertThat(session.list(from(TAGS).join(TAGS.posts)))
                    .extracting(Tag::getName)
                    .containsExactly("java");
        });
    }

    private static void refused(EntityQuery<?> query, String message) {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.list(query);
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(message + "; nothing was sent");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void anOrderByWhatThereMayBeSeveralOfIsRefused() {
        refused(
                from(USERS).join(USERS.posts).orderBy(POSTS.title),
                "the query on Users is ordered by a column of 'posts', of which there may be several rows for one of Users: order"
                        + " by a value that each has once, as a subquery or size() is, or query from(..) that table");
        assertThat(users(
                        from(USERS).join(USERS.posts).orderBy(USERS.posts.size().desc())))
                .containsExactly("Ann", "Ben");
    }

    @Test
    void aNameIsReadOnce() {
        refused(
                from(NODES).join(NODES.children),
                "the query on Nodes reads 'nodes' twice by that name when it joins nodes: join it by an alias, as in join(..,"
                        + " TABLE.as(\"t\"))");
        refused(
                from(USERS).join(USERS.posts).join(POSTS, POSTS.title.eq("x")),
                "the query on Users reads 'posts' twice by that name when it joins posts: join it by an alias, as in join(..,"
                        + " TABLE.as(\"t\"))");
        refused(
                from(POSTS)
                        .join(POSTS.tags, tags -> tags.join(TAGS.posts, P))
                        .join(name("post_tags").as(selectOne())),
                "the query on Posts reads 'post_tags' twice by that name when it joins post_tags: join it by an alias, as in"
                        + " join(.., TABLE.as(\"t\"))");
    }

    @Test
    void aRelationshipIsOneOfWhatIsRead() {
        Users u = USERS.as("u");
        refused(
                from(USERS).join(u.posts),
                "the query on Users joins Users.posts of 'u' and reads Users as 'users': join the relationship of what it reads,"
                        + " the posts of that");
        refused(
                from(USERS).join(USERS.posts, P, posts -> posts.join(POSTS.tags)),
                "the query on Users joins Posts.tags of 'posts' and reads Posts as 'p': join the relationship of what it reads,"
                        + " the tags of that");
        assertThatThrownBy(() -> users(from(USERS).where(POSTS.title.eq("x")).join(USERS.posts, P)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("uses Posts.title, and reads no posts");
        assertThat(people()).isEmpty();
    }

    private static List<?> people() {
        return SAMPLE.db().transaction(session -> session.list(from(PEOPLE)));
    }
}
