package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.People.PEOPLE;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Nodes;
import dev.backstitch.sample.Person;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Posts;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import dev.backstitch.sample.Users;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.CommonTableExpression;
import org.jooq.Record2;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Predicates where they are easily got wrong, and jOOQ's own parts inside them. */
class OddPredicateTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** Ann has a1 (java, sql) and a2, Ben has b1 (java); the tree is root(left(leaf), right); p follows q, q follows q and r. */
    @BeforeEach
    void rows() {
        User ann = new User("Ann");
        User ben = new User("Ben");
        Tag java = new Tag("java");
        ann.posts().addAll(List.of(new Post("a1"), new Post("a2")));
        ann.posts().iterator().next().tags().replaceWith(java, new Tag("sql"));
        ben.posts().add(new Post("b1"));
        ben.posts().iterator().next().tags().add(java);
        Node root = new Node("root");
        Node left = new Node("left");
        left.parent().set(root);
        new Node("right").parent().set(root);
        new Node("leaf").parent().set(left);
        Person p = new Person("p");
        Person q = new Person("q");
        p.following().add(q);
        q.following().addAll(List.of(q, new Person("r")));
        SAMPLE.db().transaction(session -> {
            List.of(ann, ben, new User("Cid"), root, new Post("nobody's"), p).forEach(session::add);
        });
        SAMPLE.statements();
    }

    private static List<String> run(EntityQuery<?> query) {
        return SAMPLE.db().transaction(session -> session.list(query)).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> nodes(EntityQuery<Node> query) {
        return SAMPLE.db().transaction(session -> session.list(query)).stream()
                .map(Node::getName)
                .toList();
    }

    private static List<String> posts(EntityQuery<Post> query) {
        return SAMPLE.db().transaction(session -> session.list(query)).stream()
                .map(Post::getTitle)
                .toList();
    }

    private static List<String> people(EntityQuery<Person> query) {
        return SAMPLE.db().transaction(session -> session.list(query)).stream()
                .map(Person::getName)
                .toList();
    }

    @Test
    void andOrNotKeepTheirPrecedence() {
        EntityQuery<User> some = from(USERS)
                .where(
                        USERS.name.eq("Ann").or(USERS.name.eq("Ben")),
                        not(USERS.posts.any(POSTS.title.eq("b1"))).or(USERS.posts.none()))
                .where(USERS.name.ne("x").or(USERS.name.ne("y")));
        assertThat(run(some)).containsExactly("Ann");
    }

    @Test
    void aNullNeitherFulfilsAConditionNorItsOpposite() {
        assertThat(posts(from(POSTS).where(POSTS.userId.ne(-1L)).orderBy(POSTS.title)))
                .containsExactly("a1", "a2", "b1");
        assertThat(posts(from(POSTS).where(not(POSTS.userId.eq(-1L))).orderBy(POSTS.title)))
                .containsExactly("a1", "a2", "b1");
        assertThat(posts(from(POSTS)
                        .where(not(POSTS.author.has(USERS.name.eq("Ann"))))
                        .orderBy(POSTS.title)))
                .containsExactly("b1", "nobody's");
        assertThat(posts(from(POSTS).where(POSTS.author.has().not()))).containsExactly("nobody's");
        assertThat(nodes(from(NODES)
                        .where(NODES.parent.has(NODES.parent.isNull()))
                        .orderBy(NODES.name)))
                .containsExactly("left", "right");
        assertThat(nodes(from(NODES)
                        .where(
                                NODES.parent.isNotNull(),
                                NODES.parent.path(NODES.parentId).isNull())
                        .orderBy(NODES.name)))
                .containsExactly("left", "right");
    }

    @Test
    void aTreeIsAskedThroughTwoLevelsOfItself() {
        assertThat(nodes(from(NODES).where(NODES.children.any(NODES.children.any(NODES.name.eq("leaf"))))))
                .containsExactly("root");
        assertThat(nodes(from(NODES).where(NODES.parent.has(NODES.parent.has(NODES.name.eq("root"))))))
                .containsExactly("leaf");
        assertThat(nodes(from(NODES)
                        .where(NODES.children.all(NODES.children.size().le(1)))
                        .orderBy(NODES.name)))
                .containsExactly("leaf", "left", "right", "root");
        assertThat(nodes(from(NODES)
                        .where(NODES.children.size(NODES.children.none()).eq(1))
                        .orderBy(NODES.name)))
                .containsExactly("left", "root");
        Nodes n = NODES.as("n");
        assertThat(nodes(from(n).where(n.children.any(NODES.children.any(NODES.name.eq("leaf"))))))
                .containsExactly("root");
        assertThat(nodes(from(n).where(
                                n.parent.path(NODES.name).eq("root"),
                                n.children.size().eq(1))))
                .containsExactly("left");
    }

    @Test
    void anAssociationOfATableWithItselfIsAskedThroughTwoLevels() {
        assertThat(people(from(PEOPLE)
                        .where(PEOPLE.following.any(PEOPLE.following.any(PEOPLE.name.eq("r"))))
                        .orderBy(PEOPLE.name)))
                .containsExactly("p", "q");
        assertThat(people(from(PEOPLE).where(PEOPLE.followers.none()))).containsExactly("p");
        assertThat(people(from(PEOPLE).where(PEOPLE.following.size().eq(PEOPLE.followers.size()))))
                .containsExactly("q");
        assertThat(people(from(PEOPLE)
                        .where(PEOPLE.following.all(PEOPLE.name.eq("q")))
                        .orderBy(PEOPLE.name)))
                .containsExactly("p", "r");
    }

    @Test
    void anAssociationIsAskedThroughAndBack() {
        assertThat(posts(from(POSTS)
                        .where(POSTS.tags.any(TAGS.posts.any(POSTS.author.has(USERS.name.eq("Ben")))))
                        .orderBy(POSTS.title)))
                .containsExactly("a1", "b1");
        assertThat(run(from(USERS)
                        .where(USERS.posts.any(
                                POSTS.tags.size().gt(1),
                                POSTS.author.path(USERS.name).eq("Ann")))))
                .containsExactly("Ann");
    }

    @Test
    void isAndContainsTakeObjects() {
        SAMPLE.db().transaction(session -> {
            User ann = session.one(from(USERS).where(USERS.name.eq("Ann")));
            Node root = session.one(from(NODES).where(NODES.name.eq("root")));
            Node left = session.one(from(NODES).where(NODES.name.eq("left")));
            Tag sql = session.one(from(TAGS).where(TAGS.name.eq("sql")));
            assertThat(session.list(from(POSTS).where(not(POSTS.author.is(ann))).orderBy(POSTS.title)))
                    .extracting(Post::getTitle)
                    .containsExactly("b1");
            assertThat(session.list(from(NODES)
                            .where(NODES.parent.is(root).or(NODES.children.contains(left)))
                            .orderBy(NODES.name)))
                    .extracting(Node::getName)
                    .containsExactly("left", "right", "root");
            Posts p = POSTS.as("p");
            assertThat(session.list(from(p).where(p.tags.contains(sql), p.author.is(ann))))
                    .extracting(Post::getTitle)
                    .containsExactly("a1");
        });
    }

    @Test
    void aHundredThousandKeysInACondition() {
        List<Long> keys = LongStream.range(-99_999, 1_000).boxed().toList();
        assertThat(run(from(USERS).where(USERS.id.in(keys)).orderBy(USERS.id))).containsExactly("Ann", "Ben", "Cid");
        SAMPLE.statements();
        Long[] array = keys.toArray(Long[]::new);
        assertThat(run(from(USERS)
                        .where(USERS.id.eq(org.jooq.impl.DSL.any(array)))
                        .orderBy(USERS.id)))
                .containsExactly("Ann", "Ben", "Cid");
        assertThat(SAMPLE.statements().get(0)).contains("any (");
        assertThat(run(from(USERS).where(USERS.id.in(List.of())))).isEmpty();
        assertThat(run(from(USERS).where(USERS.id.notIn(List.of())))).hasSize(3);
    }

    @Test
    void textThatNoRowCanHaveIsRefusedWhereverItStands() {
        for (EntityQuery<?> query : List.of(
                from(USERS).where(USERS.posts.any(POSTS.title.like("a\u0000"))),
                from(USERS).where(USERS.name.in("x", "y\u0000")),
                from(USERS).where(USERS.name.eq(org.jooq.impl.DSL.any("x\u0000", "y"))),
                from(USERS).where(USERS.name.contains("\ud800")),
                from(USERS)
                        .where(USERS.name.in(IntStream.range(0, 1_500)
                                .mapToObj(i -> i + "\u0000")
                                .toList())),
                from(USERS).orderBy(USERS.name.eq("\u0000")))) {
            assertThatThrownBy(() -> run(query))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessageEndingWith("nothing was sent");
        }
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void jooqSubqueriesInside() {
        Posts p = POSTS.as("p");
        Users u = USERS.as("u");
        assertThat(run(from(USERS).where(exists(selectOne().from(p).where(p.userId.eq(USERS.id), p.title.like("a%"))))))
                .containsExactly("Ann");
        assertThat(run(from(USERS)
                        .where(USERS.name.gt(select(u.name).from(u).where(u.name.eq("Ann"))))
                        .orderBy(USERS.name)))
                .containsExactly("Ben", "Cid");
        assertThat(run(from(USERS)
                        .orderBy(
                                select(count())
                                        .from(p)
                                        .where(p.userId.eq(USERS.id))
                                        .<Integer>asField()
                                        .desc(),
                                USERS.id)))
                .containsExactly("Ann", "Ben", "Cid");
    }

    @Test
    void windowFunctionsAndCommonTableExpressionsInside() {
        Table<Record2<Long, Integer>> ranked = select(
                        POSTS.id.as("id"),
                        rowNumber()
                                .over()
                                .partitionBy(POSTS.userId)
                                .orderBy(POSTS.title)
                                .as("place"))
                .from(POSTS)
                .asTable("ranked");
        assertThat(posts(from(POSTS)
                        .where(POSTS.id.in(select(ranked.field("id", Long.class))
                                .from(ranked)
                                .where(ranked.field("place", Integer.class).eq(1))))
                        .orderBy(POSTS.title)))
                .containsExactly("a1", "b1", "nobody's");
        CommonTableExpression<?> writers = name("writers")
                .fields("id", "posts")
                .as(select(POSTS.userId, count()).from(POSTS).groupBy(POSTS.userId));
        assertThat(run(from(USERS)
                        .where(USERS.id.in(org.jooq
                                .impl
                                .DSL
                                .with(writers)
                                .select(writers.field("id", Long.class))
                                .from(writers)
                                .where(writers.field("posts", Integer.class).ge(val(2)))))))
                .containsExactly("Ann");
    }

    @Test
    void whatJooqReadsInsideIsFlushedFor() {
        SAMPLE.db().transaction(session -> {
            Posts p = POSTS.as("p");
            session.one(from(POSTS).where(POSTS.title.eq("b1"))).setTitle("z");
            CommonTableExpression<?> titles =
                    name("titles").fields("t").as(select(p.title).from(p));
            assertThat(session.list(from(USERS)
                            .where(exists(org.jooq
                                    .impl
                                    .DSL
                                    .with(titles)
                                    .select(titles.field("t"))
                                    .from(titles)
                                    .where(titles.field("t", String.class).eq("z"))))))
                    .hasSize(3);
        });
    }
}
