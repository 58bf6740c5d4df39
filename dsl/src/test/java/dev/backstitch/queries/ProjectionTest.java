package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.query.Projection;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Nodes;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Param;
import org.jooq.Record2;
import org.jooq.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values instead of entities: typed, grouped, nested. */
class ProjectionTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    record AuthorCount(String name, int posts) {}

    record Line(String author, String title) {}

    record Author(String name, List<PostLine> posts) {}

    record PostLine(String title, List<String> tags) {}

    record Ranked(String title, Integer rank) {}

    record Whole(Long id, Line line) {}

    /** Ann has a1 (java, sql) and a2 (java), Ben has b1, Cid nothing but a profile. The tree is root(left(leaf), right). */
    @BeforeEach
    void rows() {
        User ann = new User("Ann");
        User ben = new User("Ben");
        User cid = new User("Cid");
        cid.profile().set(new Profile("about Cid"));
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
            List.of(ann, ben, cid, root).forEach(session::add);
        });
        SAMPLE.statements();
    }

    private static <T> List<T> list(Projection<T> projection) {
        return SAMPLE.db().transaction(session -> session.list(projection));
    }

    @Test
    void oneFieldIsAValueOfItsType() {
        List<String> names = list(from(USERS).orderBy(USERS.name).select(USERS.name));
        assertThat(names).containsExactly("Ann", "Ben", "Cid");
        assertThat(SAMPLE.statements())
                .containsExactly("select \"users\".\"name\" from \"users\" order by \"users\".\"name\"");
        List<Integer> lengths =
                list(from(USERS).orderBy(USERS.name.desc()).select(USERS.name).into(String::length));
        assertThat(lengths).containsExactly(3, 3, 3);
    }

    @Test
    void groupsOfJoinedRowsBecomeRecords() {
        List<AuthorCount> counts = list(from(USERS)
                .join(USERS.posts)
                .where(POSTS.title.ne("x"))
                .groupBy(USERS.name)
                .having(count().ge(1))
                .orderBy(count().desc(), USERS.name)
                .select(row(USERS.name, count()).mapping(AuthorCount::new)));
        assertThat(counts).containsExactly(new AuthorCount("Ann", 2), new AuthorCount("Ben", 1));
        assertThat(SAMPLE.statements())
                .containsExactly(
                        "select \"users\".\"name\", count(*) from \"users\" join \"posts\" on \"posts\".\"user_id\" ="
                                + " \"users\".\"id\" where \"posts\".\"title\" <> ? group by \"users\".\"name\" having count(*) >= ?"
                                + " order by count(*) desc, \"users\".\"name\"");
        assertThat(list(from(USERS)
                        .leftJoin(USERS.posts)
                        .groupBy(USERS.name)
                        .orderBy(count(POSTS.id))
                        .limit(1)
                        .select(row(USERS.name, count(POSTS.id)))
                        .into(mapping(AuthorCount::new))))
                .containsExactly(new AuthorCount("Cid", 0));
    }

    @Test
    void aJoinMakesARowForEachElement() {
        assertThat(list(from(USERS)
                        .join(USERS.posts)
                        .orderBy(POSTS.title)
                        .select(row(USERS.name, POSTS.title).mapping(Line::new))))
                .containsExactly(new Line("Ann", "a1"), new Line("Ann", "a2"), new Line("Ben", "b1"));
        assertThat(list(from(USERS)
                        .join(USERS.posts)
                        .orderBy(USERS.name)
                        .select(USERS.name)
                        .distinct()))
                .containsExactly("Ann", "Ben");
        assertThat(list(from(POSTS).orderBy(POSTS.title).limit(2).offset(1).select(POSTS.author.path(USERS.name))))
                .containsExactly("Ann", "Ben");
    }

    @Test
    void aRowIsATupleAndRowsNest() {
        List<Record2<String, Long>> tuples =
                list(from(USERS).orderBy(USERS.id).limit(1).select(row(USERS.name, USERS.id)));
        assertThat(tuples.get(0).value1()).isEqualTo("Ann");
        assertThat(tuples.get(0).get(USERS.id)).isEqualTo(tuples.get(0).value2());
        List<Whole> wholes = list(from(POSTS)
                .join(POSTS.author)
                .where(POSTS.title.eq("b1"))
                .select(row(POSTS.id, row(USERS.name, POSTS.title).mapping(Line::new))
                        .mapping(Whole::new)));
        assertThat(wholes).extracting(Whole::line).containsExactly(new Line("Ben", "b1"));
        assertThat(SAMPLE.statements().get(1))
                .startsWith("select \"posts\".\"id\", \"users\".\"name\", \"posts\".\"title\" from");
    }

    @Test
    void windowFunctionsAndAggregates() {
        assertThat(list(from(POSTS)
                        .orderBy(POSTS.title)
                        .select(row(
                                        POSTS.title,
                                        rank().over().partitionBy(POSTS.userId).orderBy(POSTS.title.desc()))
                                .mapping(Ranked::new))))
                .containsExactly(new Ranked("a1", 2), new Ranked("a2", 1), new Ranked("b1", 1));
        BigDecimal sum =
                SAMPLE.db().transaction(session -> session.one(from(POSTS).select(sum(POSTS.tags.size()))));
        assertThat(sum).isEqualByComparingTo("3");
    }

    @Test
    void collectionsNestInRecordsToAnyDepth() {
        List<Author> authors = list(from(USERS)
                .orderBy(USERS.name)
                .select(row(
                                USERS.name,
                                USERS.posts.multiset(row(
                                                POSTS.title,
                                                POSTS.tags.multiset(TAGS.name).orderBy(TAGS.name))
                                        .mapping(PostLine::new)))
                        .mapping(Author::new)));
        assertThat(authors)
                .containsExactly(
                        new Author(
                                "Ann",
                                List.of(
                                        new PostLine("a1", List.of("java", "sql")),
                                        new PostLine("a2", List.of("java")))),
                        new Author("Ben", List.of(new PostLine("b1", List.of()))),
                        new Author("Cid", List.of()));
        assertThat(SAMPLE.statements()).hasSize(1);
    }

    @Test
    void aNestedCollectionHasItsOwnConditionOrderAndLimit() {
        assertThat(list(from(USERS)
                        .where(USERS.name.eq("Ann"))
                        .select(USERS.posts
                                .multiset(POSTS.title)
                                .where(POSTS.title.like("a%"), POSTS.tags.any())
                                .orderBy(POSTS.title.desc())
                                .limit(1))))
                .containsExactly(List.of("a2"));
        assertThat(list(from(TAGS).orderBy(TAGS.name).select(TAGS.posts.multiset(POSTS.author.path(USERS.name)))))
                .containsExactly(List.of("Ann", "Ann"), List.of("Ann"));
        assertThatThrownBy(() -> USERS.posts.multiset(POSTS.title).limit(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("limit(0) selects nothing: give at least 1, or leave the limit out");
    }

    @Test
    void aCollectionOfTheSameTableNestsAsWell() {
        assertThat(list(from(NODES)
                        .orderBy(NODES.name)
                        .select(row(
                                NODES.name, NODES.children.multiset(NODES.name).orderBy(NODES.name.desc())))))
                .extracting(Record2::value1, Record2::value2)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("leaf", List.of()),
                        org.assertj.core.groups.Tuple.tuple("left", List.of("leaf")),
                        org.assertj.core.groups.Tuple.tuple("right", List.of()),
                        org.assertj.core.groups.Tuple.tuple("root", List.of("right", "left")));
        Nodes n = NODES.as("n");
        assertThat(list(from(n).where(n.name.eq("root")).select(n.children.multiset(NODES.name))))
                .containsExactly(List.of("left", "right"));
    }

    @Test
    void jooqsOwnMultisetIsReadTheSameWay() {
        List<Result<Record2<String, Integer>>> results = list(from(USERS)
                .where(USERS.name.eq("Ann"))
                .select(multiset(select(POSTS.title, POSTS.tags.size())
                        .from(POSTS)
                        .where(POSTS.userId.eq(USERS.id))
                        .orderBy(POSTS.title))));
        assertThat(results.get(0).map(mapping(AuthorCount::new)))
                .containsExactly(new AuthorCount("a1", 2), new AuthorCount("a2", 1));
        List<List<AuthorCount>> lists = list(from(USERS)
                .orderBy(USERS.name)
                .select(multiset(select(POSTS.title, POSTS.tags.size())
                                .from(POSTS)
                                .where(POSTS.userId.eq(USERS.id))
                                .orderBy(POSTS.title.desc()))
                        .convertFrom(result -> result.map(mapping(AuthorCount::new)))));
        assertThat(lists.get(0)).containsExactly(new AuthorCount("a2", 1), new AuthorCount("a1", 2));
        assertThat(lists.get(2)).isEmpty();
    }

    @Test
    void nullsArriveAsNullAndAPrimitiveTypeSaysSo() {
        assertThat(list(from(USERS)
                        .leftJoin(USERS.posts)
                        .where(USERS.name.eq("Cid"))
                        .select(row(USERS.name, POSTS.title).mapping(Line::new))))
                .containsExactly(new Line("Cid", null));
        assertThat(list(from(USERS)
                        .leftJoin(USERS.posts)
                        .where(USERS.name.eq("Cid"))
                        .select(POSTS.title)))
                .containsExactly((String) null);
        assertThatThrownBy(() -> list(from(USERS)
                        .leftJoin(USERS.posts)
                        .orderBy(USERS.name)
                        .select(row(USERS.name, POSTS.id.cast(Integer.class)).mapping(AuthorCount::new))))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "a value of a projection cannot be made of a row in which field 2 (cast) is NULL: let what makes it take a"
                                + " class instead of a primitive type, or select coalesce(..)");
        assertThat(list(from(USERS)
                        .leftJoin(USERS.posts)
                        .where(USERS.name.eq("Cid"))
                        .select(row(USERS.name, coalesce(POSTS.id.cast(Integer.class), 0))
                                .mapping(AuthorCount::new))))
                .containsExactly(new AuthorCount("Cid", 0));
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.one(from(USERS)
                            .where(USERS.name.eq("Ann"))
                            .select(USERS.profile.path(PROFILES.id))
                            .into((Long id) -> id + 1)))
                    .hasMessageContaining(" in which field 1 (id) is NULL: ");
            assertThat(session.count(from(USERS))).isEqualTo(3);
        });
    }

    @Test
    void oneAndFirst() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.one(from(USERS).select(max(USERS.name)))).isEqualTo("Cid");
            assertThat(session.first(from(USERS).orderBy(USERS.name).select(USERS.name)))
                    .contains("Ann");
            assertThat(session.first(from(USERS).where(USERS.name.eq("x")).select(USERS.name)))
                    .isEmpty();
            assertThatThrownBy(() -> session.one(from(USERS).select(USERS.name)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "one(..) found several rows for from(Users).select(..): use first(..) or list(..) where there may"
                                    + " be none or several");
            assertThatThrownBy(() ->
                            session.one(from(USERS).where(USERS.name.eq("x")).select(USERS.name)))
                    .hasMessageStartingWith("one(..) found no row for ");
        });
    }

    @Test
    void aConstantIsRenderedOnceAndBoundManyTimes() {
        Param<String> like = param("like", String.class);
        Projection<AuthorCount> counts = from(USERS)
                .join(USERS.posts)
                .where(USERS.name.like(like))
                .groupBy(USERS.name)
                .select(row(USERS.name, count()).mapping(AuthorCount::new));
        assertThat(list(counts.bind(like, "A%"))).containsExactly(new AuthorCount("Ann", 2));
        assertThat(list(counts.bind(like, "B%"))).containsExactly(new AuthorCount("Ben", 1));
        assertThatThrownBy(() -> list(counts))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the projection from(Users).select(..) has a parameter 'like' without a value: give it one by"
                                + " bind(..); nothing was sent");
        assertThatThrownBy(() -> list(counts.bind(like, "\u0000"))).isInstanceOf(RefusedDataException.class);
        assertThat(SAMPLE.statements().stream().distinct()).hasSize(1);
    }

    @Test
    void whatAProjectionReadsIsFlushedFor() {
        SAMPLE.db().transaction(session -> {
            session.one(from(POSTS).where(POSTS.title.eq("b1"))).setTitle("b2");
            SAMPLE.statements();
            session.list(from(USERS).leftJoin(USERS.profile).select(row(USERS.name, PROFILES.bio)));
            session.list(from(USERS).groupBy(USERS.id).select(count()));
            assertThat(SAMPLE.statements()).hasSize(2);
            assertThat(session.list(from(USERS).where(USERS.name.eq("Ben")).select(USERS.posts.multiset(POSTS.title))))
                    .containsExactly(List.of("b2"));
            assertThat(SAMPLE.statements()).hasSize(2);
        });
    }

    @Test
    void whatIsForEntitiesIsRefused() {
        assertThatThrownBy(() -> from(USERS).with(USERS.posts).select(USERS.name))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "select(..) reads values of from(Users).with(posts), and with(..) is for its entities: leave it out,"
                                + " or list the entities");
        assertThatThrownBy(() -> from(USERS).forUpdate().select(USERS.name))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "select(..) reads values of from(Users), and a lock is for its entities: leave it out, or list the"
                                + " entities");
        assertThatThrownBy(() -> SAMPLE.sql()
                        .select(USERS.posts.multiset(POSTS.title))
                        .from(USERS)
                        .fetch())
                .rootCause()
                .isInstanceOf(UsageException.class)
                .hasMessage("a multiset of a relationship is read by session.list(..) of a projection only, as in"
                        + " from(USERS).select(row(USERS.name, USERS.posts.multiset(POSTS.title)))");
    }
}
