package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;

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
import org.jooq.Condition;
import org.jooq.OrderField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PredicateTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** Ann has three posts, two of them with tags; Ben has one, without; Cid has none, but a profile. The tree is root(left(leaf), right). */
    @BeforeEach
    void rows() {
        User ann = new User("Ann");
        User ben = new User("Ben");
        User cid = new User("Cid");
        cid.profile().set(new Profile("about Cid"));
        Tag java = new Tag("java");
        Tag sql = new Tag("sql");
        for (String title : List.of("a1", "a2", "a3")) {
            ann.posts().add(new Post(title));
        }
        ann.posts().stream().toList().get(0).tags().replaceWith(java, sql);
        ann.posts().stream().toList().get(1).tags().add(java);
        ben.posts().add(new Post("b1"));
        Node root = new Node("root");
        Node left = new Node("left");
        left.parent().set(root);
        new Node("right").parent().set(root);
        new Node("leaf").parent().set(left);
        SAMPLE.db().transaction(session -> {
            List.of(ann, ben, cid, root, new Post("nobody's")).forEach(session::add);
        });
        SAMPLE.statements();
    }

    private static List<String> users(Condition condition, OrderField<?>... order) {
        return SAMPLE
                .db()
                .transaction(session ->
                        session.list(from(USERS).where(condition).orderBy(order).orderBy(USERS.name)))
                .stream()
                .map(User::getName)
                .toList();
    }

    private static List<String> posts(Condition condition) {
        return SAMPLE
                .db()
                .transaction(
                        session -> session.list(from(POSTS).where(condition).orderBy(POSTS.title)))
                .stream()
                .map(Post::getTitle)
                .toList();
    }

    private static List<String> nodes(Condition condition) {
        return SAMPLE
                .db()
                .transaction(
                        session -> session.list(from(NODES).where(condition).orderBy(NODES.name)))
                .stream()
                .map(Node::getName)
                .toList();
    }

    @Test
    void noneOfACollection() {
        assertThat(users(USERS.posts.none())).containsExactly("Cid");
        assertThat(users(USERS.posts.none(POSTS.title.like("a%")))).containsExactly("Ben", "Cid");
        assertThat(posts(POSTS.tags.none())).containsExactly("a3", "b1", "nobody's");
        assertThat(posts(POSTS.tags.none(TAGS.name.eq("sql")))).containsExactly("a2", "a3", "b1", "nobody's");
        assertThat(nodes(NODES.children.none())).containsExactly("leaf", "right");
    }

    @Test
    void allOfACollectionAlsoWhereItIsEmpty() {
        assertThat(users(USERS.posts.all(POSTS.title.like("a%")))).containsExactly("Ann", "Cid");
        assertThat(users(USERS.posts.all(POSTS.title.like("_1"), POSTS.title.like("b%"))))
                .containsExactly("Ben", "Cid");
        assertThat(users(USERS.posts.all())).containsExactly("Ann", "Ben", "Cid");
        assertThat(posts(POSTS.tags.all(TAGS.name.eq("java")))).containsExactly("a2", "a3", "b1", "nobody's");
        assertThat(nodes(NODES.children.all(NODES.name.eq("leaf")))).containsExactly("leaf", "left", "right");
    }

    @Test
    void anElementOfWhichAConditionIsNullDoesNotFulfilIt() {
        assertThat(nodes(NODES.children.all(NODES.parentId.gt(NODES.id.mul((Long) null)))))
                .containsExactly("leaf", "right");
    }

    @Test
    void howManyElementsThereAre() {
        assertThat(users(USERS.posts.size().eq(1))).containsExactly("Ben");
        assertThat(users(USERS.posts.size(POSTS.title.ne("a1")).ge(2))).containsExactly("Ann");
        assertThat(posts(POSTS.tags.size().eq(2))).containsExactly("a1");
        assertThat(nodes(NODES.children.size().eq(2))).containsExactly("root");
        assertThat(nodes(NODES.children.size(NODES.name.ne("right")).eq(1))).containsExactly("left", "root");
    }

    @Test
    void howManyElementsThereAreIsAnOrderAsWell() {
        assertThat(users(USERS.id.isNotNull(), USERS.posts.size().desc())).containsExactly("Ann", "Ben", "Cid");
        assertThat(users(USERS.id.isNotNull(), USERS.posts.size())).containsExactly("Cid", "Ben", "Ann");
    }

    @Test
    void predicatesNestAlongRelationshipsAndCombine() {
        assertThat(users(USERS.posts.any(POSTS.tags.any(TAGS.name.eq("sql"))))).containsExactly("Ann");
        assertThat(users(not(USERS.posts.any(POSTS.tags.none())))).containsExactly("Cid");
        assertThat(users(USERS.profile
                        .has(PROFILES.bio.like("%Cid"))
                        .or(USERS.posts.size().eq(1))))
                .containsExactly("Ben", "Cid");
        assertThat(users(USERS.posts
                        .all(POSTS.tags.size().gt(0))
                        .and(USERS.posts.any())
                        .not()))
                .containsExactly("Ann", "Ben", "Cid");
        assertThat(posts(POSTS.author
                        .isNotNull()
                        .and(POSTS.author.has(USERS.posts.size().eq(1)))))
                .containsExactly("b1");
        assertThat(posts(POSTS.author.isNull())).containsExactly("nobody's");
        assertThat(users(USERS.profile.isNotNull())).containsExactly("Cid");
    }

    @Test
    void aPathComparesOrdersAndSelectsWhatAReferenceLeadsTo() {
        assertThat(posts(POSTS.author.path(USERS.name).eq("Ben"))).containsExactly("b1");
        assertThat(posts(POSTS.author.path(USERS.name).isNull())).containsExactly("nobody's");
        assertThat(nodes(NODES.parent.path(NODES.parent).path(NODES.name).eq("root")))
                .containsExactly("leaf");
        assertThat(users(USERS.profile.path(PROFILES.bio).eq("about Cid"))).containsExactly("Cid");
        assertThat(users(USERS.profile.path(PROFILES.user).path(USERS.name).eq("Cid")))
                .containsExactly("Cid");
        assertThat(users(USERS.posts.any(POSTS.author.path(USERS.name).eq("Ben"))))
                .containsExactly("Ben");
        assertThat(SAMPLE
                        .db()
                        .transaction(session -> session.list(from(POSTS)
                                .orderBy(POSTS.author.path(USERS.name).desc().nullsFirst(), POSTS.title)))
                        .stream()
                        .map(Post::getTitle))
                .containsExactly("nobody's", "b1", "a1", "a2", "a3");
    }

    @Test
    void pathsOfOneReferenceAreOneJoin() {
        posts(POSTS.author
                .path(USERS.name)
                .like("A%")
                .and(POSTS.author.path(USERS.id).gt(0L)));
        assertThat(SAMPLE.statements().get(0)).containsOnlyOnce("join");
    }

    @Test
    void aPathIsAFieldOfJooqQueriesToo() {
        assertThat(SAMPLE.sql()
                        .select(POSTS.author.path(USERS.name), count())
                        .from(POSTS)
                        .groupBy(POSTS.author.path(USERS.name))
                        .orderBy(count().desc(), POSTS.author.path(USERS.name))
                        .fetch()
                        .formatCSV())
                .isEqualToNormalizingNewlines("name,count\nAnn,3\nBen,1\n\"\",1\n");
    }

    @Test
    void rowsThatAPathLeadsToAreNotLockedWithTheQuerysOwn() {
        List<Post> locked = SAMPLE.db()
                .transaction(session -> session.list(from(POSTS)
                        .where(POSTS.author.path(USERS.name).eq("Ben"))
                        .forUpdate()));
        assertThat(locked).extracting(Post::getTitle).containsExactly("b1");
    }

    @Test
    void anAliasReadsATableTwice() {
        Nodes parent = NODES.as("p");
        assertThat(SAMPLE
                        .db()
                        .transaction(session -> session.list(from(parent)
                                .where(parent.children.any(NODES.name.lt(parent.name)))
                                .orderBy(parent.name)))
                        .stream()
                        .map(Node::getName))
                .containsExactly("left", "root");
        Users u = USERS.as("u");
        assertThat(users(USERS.name.eq(
                        select(u.name.as("n")).from(u).orderBy(u.id.desc()).limit(1))))
                .containsExactly("Cid");
    }

    @Test
    void whatAnAliasDeclaresBelongsToIt() {
        Posts p = POSTS.as("p");
        List<Post> found = SAMPLE.db()
                .transaction(session -> session.list(from(p).where(
                                p.title.like("a%"),
                                p.tags.size().le(1),
                                p.author.path(USERS.name).eq("Ann"))
                        .where(p.author.has(USERS.posts.size().eq(3)), p.author.isNotNull())
                        .orderBy(p.title.desc())
                        .with(p.tags)
                        .with(POSTS.author)));
        assertThat(found).extracting(Post::getTitle).containsExactly("a3", "a2");
        assertThat(found.get(1).tags()).extracting(Tag::getName).containsExactly("java");
        assertThat(found.get(0).author().get().getName()).isEqualTo("Ann");
        assertThat(SAMPLE.statements()).hasSize(3).first().asString().contains("from (\"posts\" as \"p\"");
    }

    @Test
    void anAliasNamesTheSameEntity() {
        SAMPLE.db().transaction(session -> {
            Users u = USERS.as("u");
            User ann = session.one(from(u).where(u.name.eq("Ann")));
            assertThat(session.one(from(USERS).where(USERS.name.eq("Ann")))).isSameAs(ann);
            assertThat(session.get(u.id, ann.getId())).isSameAs(ann);
        });
    }
}
